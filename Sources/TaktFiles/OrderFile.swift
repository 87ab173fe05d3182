public import TaktModel

/// An order file (`takt-orders/1`), read and checked.
public struct OrderFile: Sendable {
  public let plant: Plant
  /// Of the file's bytes, in lower-case hexadecimal.
  public let sha256: String
  /// The file itself, for changes to it.
  public let bytes: [UInt8]

  init(plant: Plant, sha256: String, bytes: [UInt8] = []) {
    self.plant = plant
    self.sha256 = sha256
    self.bytes = bytes
  }

  /// Reads the bytes of an order file.
  ///
  /// - Throws: every fault of the file, in document order; a file that is no JSON has one fault, whose
  ///   message says the line and column.
  public static func read(_ bytes: [UInt8]) throws(FileErrors) -> OrderFile {
    let context = ReadingContext(try JSONDocument.open(bytes))
    var reader = OrderFileReader(context)
    guard let plant = reader.plant() else { throw FileErrors(errors: context.errors()) }
    return OrderFile(plant: plant, sha256: sha256Hexadecimal(bytes), bytes: bytes)
  }
}

extension JSONDocument {
  /// Parses a file, with a syntax error as the one fault of the file.
  static func open(_ bytes: [UInt8]) throws(FileErrors) -> JSONDocument {
    do throws(JSONSyntaxError) {
      return try JSONDocument(bytes)
    } catch {
      let place = "Not valid JSON in line \(error.line), column \(error.column): "
      throw FileErrors(errors: [FileError(pointer: "", message: place + error.message)])
    }
  }
}
