import TaktModel

/// Whether a field may be left out.
enum Presence {
  case required, optional
}

extension ObjectReader {
  /// The field's value through a reader of values.
  func read<Value>(
    _ field: Field, _ presence: Presence, _ read: (NodeID) -> Value?
  ) -> Value? {
    if let value = self[field] { return read(value) }
    if presence == .required { refuseMissing(field) }
    return nil
  }

  func number(_ field: Field, _ rule: NumberRule, _ presence: Presence = .optional) -> Double? {
    read(field, presence) { context.number($0, rule) }
  }

  func number(_ field: Field, _ rule: NumberRule, or standard: Double) -> Double {
    number(field, rule) ?? standard
  }

  func text(_ field: Field, _ presence: Presence = .optional) -> String? {
    read(field, presence, context.text)
  }

  func nonEmptyText(_ field: Field, _ presence: Presence = .optional) -> String? {
    read(field, presence, context.nonEmptyText)
  }

  func flag(_ field: Field, or standard: Bool) -> Bool {
    read(field, .optional, context.flag) ?? standard
  }

  func choice<Word: RawRepresentable<String> & CaseIterable>(
    _ field: Field, _ word: Word.Type, _ presence: Presence = .optional
  ) -> Word? {
    read(field, presence) { context.choice($0, word) }
  }

  func instant(_ field: Field, _ presence: Presence = .optional) -> Instant? {
    read(field, presence, context.instant)
  }

  func date(_ field: Field, _ presence: Presence = .optional) -> LocalDate? {
    read(field, presence, context.date)
  }

  /// The nodes of a list; empty where it is left out.
  func list(
    _ field: Field, _ presence: Presence = .optional, atLeast least: Int = 0,
    atMost most: Int = .max
  ) -> [NodeID] {
    read(field, presence) { context.list($0, atLeast: least, atMost: most) } ?? []
  }

  /// The nested object of a field.
  func object<Nested: FieldSet>(
    _ field: Field, _ nested: Nested.Type, _ presence: Presence = .optional
  ) -> ObjectReader<Nested>? {
    read(field, presence) { ObjectReader<Nested>($0, nested, in: context) }
  }
}
