/// The fields of one kind of object: an enumeration whose cases are the names in the file.
///
/// The one description of an object's fields; the reader finds unknown names by it.
protocol FieldSet: CaseIterable, RawRepresentable<Int>, Sendable {
  static var table: FieldTable { get }
}

extension FieldSet {
  /// The field of a name.
  static func named(_ name: String) -> Self? {
    table.names.firstIndex(of: name).flatMap(Self.init(rawValue:))
  }
}

/// The names of a `FieldSet`, ready to be compared with bytes.
struct FieldTable: Sendable {
  let names: [String]
  private let bytes: [[UInt8]]

  init<Field: FieldSet>(_: Field.Type) {
    names = Field.allCases.map { "\($0)" }
    bytes = names.map { Array($0.utf8) }
  }

  func ordinal(of key: some RandomAccessCollection<UInt8>) -> Int? {
    bytes.firstIndex { $0.count == key.count && $0.elementsEqual(key) }
  }
}
