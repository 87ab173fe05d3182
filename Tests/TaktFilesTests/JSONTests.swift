import TaktModel
import Testing

@testable import TaktFiles

struct JSONTests {
  private func document(_ text: String) throws -> JSONDocument {
    try JSONDocument(Array(text.utf8))
  }

  @Test func decodesEscapes() throws {
    let text = #""a\"\\\/\b\f\n\r\tA\u00e9\uD83D\uDE80\ud55c""#
    #expect(try document(text).text(0) == "a\"\\/\u{8}\u{c}\n\r\tAé🚀한")
  }

  @Test(arguments: [
    "0", "-0", "1", "-1.5", "0.1", "123456789012345", "1234567890123456789", "1e22", "1E-7",
    "5e-324", "1.7976931348623157e308", "0.000000000000001", "3.141592653589793", "1e999", "-1e999",
  ])
  func readsNumbersToTheNearestDouble(_ text: String) throws {
    #expect(try document(text).number(0) == Double(text))
  }

  @Test func randomNumbersSurviveWritingAndReading() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2000 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { continue }
      #expect(try document(number.shortest).number(0) == number)
    }
    #expect((-0.0).shortest == "0")
    #expect(1e15.shortest == "1000000000000000")
  }

  @Test func pointersAreEscapedAndInOrder() throws {
    let document = try document(#"{"a/b": [1, {"~": 2}], "": {"c": []}, "d": 3}"#)
    let nodes = document.nodes.indices.filter { [.number, .array].contains(document.kind($0)) }
    #expect(document.pointers(to: nodes) == ["/a~1b", "/a~1b/0", "/a~1b/1/~0", "//c", "/d"])
    #expect(document.pointers(to: [0, 0]) == ["", ""])
  }

  @Test func nestingUpToTheLimit() throws {
    let limit = JSONParser.depthLimit
    let deepest = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
    #expect(try document(deepest).nodes.count == limit)
    #expect(throws: JSONSyntaxError.self) { try document("[" + deepest + "]") }
  }

  @Test func placesCountCharactersNotBytes() {
    #expect {
      try document("{\n \"한🚀\": x}")
    } throws: { error in
      guard let error = error as? JSONSyntaxError else { return false }
      return error.line == 2 && error.column == 8
    }
  }

  @Test func writesWhatItReads() throws {
    let value = JSONValue.objectLines([
      ("a\"\u{1}", .list([.number(0.1), .number(-0.0), .whole(.max), .flag(true), .null])),
      ("b", .listLines([.object([("c", .text("줄\n"))])])), ("d", .listLines([])),
    ])
    let text = String(decoding: value.bytes(), as: UTF8.self)
    #expect(
      text == """
        {
          "a\\"\\u0001": [0.1, 0, 18446744073709551615, true, null],
          "b": [
            {"c": "줄\\n"}
          ],
          "d": []
        }

        """)
    #expect(throws: Never.self) { try document(text) }
  }

  @Test func nearestNames() {
    var nearest = NearestName()
    #expect(nearest.of("two-shfit", among: ["day", "two-shift", "two-shifts"]) == "two-shift")
    #expect(nearest.of("b", among: ["c", "a"]) == "c")
    #expect(nearest.of("x", among: []) == nil)
    #expect(nearest.of("abc", among: ["xyz"], mostDistance: 2) == nil)
    let distance = { (a: String, b: String) in
      NearestName.distance(Array(a.unicodeScalars), Array(b.unicodeScalars))
    }
    #expect(distance("kitten", "sitting") == 3)
    #expect(distance("ab", "ba") == 1)
    #expect(distance("", "한글") == 2)
  }

  @Test func hashOfKnownText() {
    // FIPS 180-4, appendix B.1 of the 2002 edition.
    #expect(
      sha256Hexadecimal(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func linesMadeOneByOneAreTheSame() {
    let entries: [JSONValue] = [.number(1), .text("a\u{1F}b"), .object([("c", .flag(false))])]
    for count in 0...3 {
      let list = JSONValue.objectLines([("a", .listLines(Array(entries.prefix(count))))])
      let lines = JSONValue.objectLines([("a", .lines(count: count) { entries[$0] })])
      #expect(list.bytes() == lines.bytes())
    }
  }

  @Test(arguments: [0, -0.0, 1, -17, 999_999_999, 1e9, 1.5e9, 123_456_789_012, 0.1, -2.5, 1e22])
  func numbersReadBackAsTheyWere(_ number: Double) {
    #expect(Double(number.shortest) == number)
    #expect(!number.shortest.hasSuffix(".0"))
  }

  @Test func oneNearestNameAfterAnotherIsFoundAfresh() {
    var nearest = NearestName()
    let names = ["", "P1", "P10", "assembly", "PUMP"]
    #expect(nearest.of("assembyl", among: names) == "assembly")
    #expect(nearest.of("P", among: names) == "P1")
    #expect(nearest.of("PUPM", among: names) == "PUMP")
    #expect(nearest.of("", among: ["", "abc"]) == "abc")
  }
}
