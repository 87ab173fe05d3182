/// One fault of a file.
public struct FileError: Sendable, Equatable, CustomStringConvertible {
  /// A JSON Pointer (RFC 6901); empty for the file as a whole.
  public let pointer: String
  /// What was found and what is allowed, in full sentences.
  public let message: String

  public init(pointer: String, message: String) {
    self.pointer = pointer
    self.message = message
  }

  public var description: String { pointer.isEmpty ? message : "\(pointer): \(message)" }
}

/// Every fault of a file, in document order.
public struct FileErrors: Error, Sendable, Equatable, CustomStringConvertible {
  public let errors: [FileError]

  public init(errors: [FileError]) { self.errors = errors }

  public var description: String { errors.map(\.description).joined(separator: "\n") }
}
