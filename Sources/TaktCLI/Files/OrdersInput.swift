import TaktFiles

extension InputFile {
  /// Reads and checks an order file; all of its errors are said in one go.
  ///
  /// - Parameter plan: The plan file that is named after it, if any: the two are easily swapped.
  func orderFile(before plan: InputFile? = nil) throws(Failure) -> OrderFile {
    try orderFile(bytes(), before: plan)
  }

  /// The same of bytes that are read already.
  func orderFile(_ bytes: [UInt8], before plan: InputFile? = nil) throws(Failure) -> OrderFile {
    do {
      return try OrderFile.read(bytes)
    } catch {
      guard FileFormat.named(in: bytes)?.hasPrefix("takt-plan/") == true else {
        throw Failure.badFile(name, error)
      }
      if let plan, try FileFormat.named(in: plan.bytes())?.hasPrefix("takt-orders/") == true {
        throw Failure(
          .usage, "\(name) is a plan and \(plan.name) an order file: name the order file first")
      }
      throw Failure(.badFile, "\(name) is a plan file, not an order file")
    }
  }
}
