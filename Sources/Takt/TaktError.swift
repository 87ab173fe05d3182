/// A fault of the product's own: nothing the order file says could excuse it.
public enum TaktError: Error, CustomStringConvertible {
  /// The checker refused every plan that was made; the faults of the best one.
  case refusedByChecker([String])
  /// The model could not be written.
  case notExported(String)

  public var description: String {
    switch self {
    case .refusedByChecker(let faults):
      "The plan that was made does not hold: " + faults.prefix(5).joined(separator: " ")
    case .notExported(let reason):
      "The model could not be written: " + reason
    }
  }
}
