@testable import TaktFiles

/// A validator for the part of JSON Schema 2020-12 that the two schemas use; any other keyword is an
/// error, so that no constraint goes unseen.
struct SchemaValidator {
  struct UnknownKeyword: Error {
    let keyword: String
  }

  private static let annotations: Set<String> = [
    "$schema", "$defs", "title", "description", "default", "examples", "format",
  ]

  let schema: JSONDocument

  init(_ schema: Schema) throws {
    self.schema = try JSONDocument(Array(Schema.text(schema).utf8))
  }

  func fields(of object: Int, in document: JSONDocument) -> [(name: String, value: Int)] {
    guard document.kind(object) == .object else { return [] }
    var result: [(name: String, value: Int)] = []
    var keys = document.children(object)
    while let key = keys.next(), let value = keys.next() {
      result.append((document.text(key), value))
    }
    return result
  }

  func field(_ name: String, of object: Int) -> Int? {
    fields(of: object, in: schema).first { $0.name == name }?.value
  }

  func isValid(_ document: JSONDocument) throws -> Bool {
    try isValid(document.root, document, rule: schema.root)
  }

  private func isValid(_ node: Int, _ document: JSONDocument, rule: Int) throws -> Bool {
    if schema.kind(rule) == .no { return false }
    for (keyword, value) in fields(of: rule, in: schema)
    where !Self.annotations.contains(keyword) {
      if try !holds(keyword, value, rule, node, document) { return false }
    }
    return true
  }

  private func holds(
    _ keyword: String, _ value: Int, _ rule: Int, _ node: Int, _ document: JSONDocument
  ) throws -> Bool {
    switch keyword {
    case "$ref":
      let name = String(schema.text(value).dropFirst("#/$defs/".count))
      let definition = field("$defs", of: schema.root).flatMap { field(name, of: $0) }
      guard let definition else { throw UnknownKeyword(keyword: schema.text(value)) }
      return try isValid(node, document, rule: definition)
    case "anyOf":
      return try schema.children(value).contains { try isValid(node, document, rule: $0) }
    case "not": return try !isValid(node, document, rule: value)
    case "type": return hasType(schema.text(value), node, document)
    case "const": return isEqual(value, node, document)
    case "enum": return schema.children(value).contains { isEqual($0, node, document) }
    case "minimum", "maximum", "exclusiveMinimum":
      guard document.kind(node) == .number else { return true }
      let (limit, number) = (schema.number(value), document.number(node))
      if keyword == "maximum" { return number <= limit }
      return keyword == "minimum" ? number >= limit : number > limit
    case "minLength", "pattern":
      guard document.kind(node) == .string else { return true }
      let text = document.text(node)
      if keyword == "minLength" { return Double(text.unicodeScalars.count) >= schema.number(value) }
      return try text.firstMatch(of: Regex(schema.text(value))) != nil
    case "items", "minItems", "maxItems", "uniqueItems":
      return try holdsForList(keyword, value, node, document)
    case "required", "properties", "patternProperties", "additionalProperties":
      return try holdsForObject(keyword, value, rule, node, document)
    default: throw UnknownKeyword(keyword: keyword)
    }
  }

  private func hasType(_ type: String, _ node: Int, _ document: JSONDocument) -> Bool {
    switch (type, document.kind(node)) {
    case ("object", .object), ("array", .array), ("string", .string), ("number", .number),
      ("boolean", .yes), ("boolean", .no), ("null", .null):
      true
    case ("integer", .number): document.number(node) == document.number(node).rounded()
    default: false
    }
  }

  private func isEqual(_ value: Int, _ node: Int, _ document: JSONDocument) -> Bool {
    switch (schema.kind(value), document.kind(node)) {
    case (.string, .string): schema.text(value) == document.text(node)
    case (.number, .number): schema.number(value) == document.number(node)
    default: false
    }
  }

  private func holdsForList(
    _ keyword: String, _ value: Int, _ node: Int, _ document: JSONDocument
  ) throws -> Bool {
    guard document.kind(node) == .array else { return true }
    let entries = Array(document.children(node))
    switch keyword {
    case "minItems": return Double(entries.count) >= schema.number(value)
    case "maxItems": return Double(entries.count) <= schema.number(value)
    case "uniqueItems": return Set(entries.map { document.source($0) }).count == entries.count
    default: return try entries.allSatisfy { try isValid($0, document, rule: value) }
    }
  }

  private func holdsForObject(
    _ keyword: String, _ value: Int, _ rule: Int, _ node: Int, _ document: JSONDocument
  ) throws -> Bool {
    guard document.kind(node) == .object else { return true }
    let found = fields(of: node, in: document)
    switch keyword {
    case "required":
      return schema.children(value).allSatisfy { name in
        found.contains { $0.name == schema.text(name) }
      }
    case "properties":
      return try fields(of: value, in: schema).allSatisfy { property in
        try found.filter { $0.name == property.name }
          .allSatisfy { try isValid($0.value, document, rule: property.value) }
      }
    case "patternProperties": return true  // the one pattern that there is takes anything
    default:
      let known = field("properties", of: rule).map { fields(of: $0, in: schema).map(\.name) } ?? []
      let patterns =
        try field("patternProperties", of: rule)
        .map { try fields(of: $0, in: schema).map { try Regex($0.name) } } ?? []
      return found.allSatisfy { field in
        known.contains(field.name) || patterns.contains { field.name.firstMatch(of: $0) != nil }
      }
    }
  }
}
