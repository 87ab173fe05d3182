import TaktFiles

extension InputFile {
  /// Reads and checks an order file; all of its errors are said in one go.
  func orderFile() throws(Failure) -> OrderFile {
    let bytes = try bytes()
    do {
      return try OrderFile.read(bytes)
    } catch {
      throw Failure.badFile(name, error)
    }
  }
}
