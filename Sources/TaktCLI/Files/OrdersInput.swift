import TaktFiles

extension InputFile {
  /// Reads and checks an order file; all of its errors are said in one go.
  func orderFile() throws(Failure) -> OrderFile { try orderFile(bytes()) }

  /// The same of bytes that are read already.
  func orderFile(_ bytes: [UInt8]) throws(Failure) -> OrderFile {
    do {
      return try OrderFile.read(bytes)
    } catch {
      throw Failure.badFile(name, error)
    }
  }
}
