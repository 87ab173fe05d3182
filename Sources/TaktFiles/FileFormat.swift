/// What a file says that it is.
public enum FileFormat {
  /// The `format` of a file, `takt-orders/1` say, even where it cannot be read as one; nil where it has none.
  public static func named(in bytes: [UInt8]) -> String? {
    guard let document = try? JSONDocument.open(bytes),
      document.kind(document.root) == .object,
      let format = document.field("format", of: document.root), document.kind(format) == .string
    else { return nil }
    return document.text(format)
  }
}
