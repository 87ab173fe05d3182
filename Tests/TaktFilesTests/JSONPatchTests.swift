import Testing

@testable import TaktFiles

/// JSON Patch (RFC 6902) on the text of a file.
struct JSONPatchTests {
  private func patched(_ document: String, _ patch: String) throws(FileErrors) -> String {
    let patch = try JSONPatch.read(Array(patch.utf8))
    return String(decoding: try patch.applied(to: Array(document.utf8)), as: UTF8.self)
  }

  private func errors(_ document: String, _ patch: String) -> [String] {
    do throws(FileErrors) {
      let result = try patched(document, patch)
      Issue.record("\(patch) made \(result)")
      return []
    } catch {
      return error.errors.map(\.description)
    }
  }

  @Test func allSixOperations() throws {
    let document = #"{"a": 1, "b": [1, 2, 3], "c/d": {"e~f": null}}"#
    let cases = [
      (
        #"[{"op": "add", "path": "/x", "value": [true]}]"#,
        #"{"a": 1, "b": [1, 2, 3], "c/d": {"e~f": null}, "x": [true]}"#
      ),
      (
        #"[{"op": "add", "path": "/a", "value": 2}]"#,
        #"{"a": 2, "b": [1, 2, 3], "c/d": {"e~f": null}}"#
      ),
      (
        #"[{"op": "add", "path": "/b/1", "value": 9}]"#,
        #"{"a": 1, "b": [1, 9, 2, 3], "c/d": {"e~f": null}}"#
      ),
      (
        #"[{"op": "add", "path": "/b/-", "value": 9}]"#,
        #"{"a": 1, "b": [1, 2, 3, 9], "c/d": {"e~f": null}}"#
      ),
      (#"[{"op": "remove", "path": "/b/0"}]"#, #"{"a": 1, "b": [2, 3], "c/d": {"e~f": null}}"#),
      (#"[{"op": "remove", "path": "/c~1d/e~0f"}]"#, #"{"a": 1, "b": [1, 2, 3], "c/d": {}}"#),
      (
        #"[{"op": "replace", "path": "/b/2", "value": "z"}]"#,
        #"{"a": 1, "b": [1, 2, "z"], "c/d": {"e~f": null}}"#
      ),
      (#"[{"op": "replace", "path": "", "value": 5}]"#, "5"),
      (
        #"[{"op": "move", "from": "/b/0", "path": "/b/-"}]"#,
        #"{"a": 1, "b": [2, 3, 1], "c/d": {"e~f": null}}"#
      ),
      (
        #"[{"op": "copy", "from": "/b", "path": "/c~1d/g"}]"#,
        #"{"a": 1, "b": [1, 2, 3], "c/d": {"e~f": null, "g": [1, 2, 3]}}"#
      ),
      (#"[{"op": "test", "path": "/b", "value": [1.0, 2, 3e0]}]"#, document),
      (
        #"[{"op": "test", "path": "", "value": {"c/d": {"e\u007ef": null}, "b": [1,2,3], "a": 1}}]"#,
        document
      ),
    ]
    for (patch, expected) in cases { #expect(try patched(document, patch) == expected) }
  }

  @Test func operationsFollowOneAnother() throws {
    let patch = """
      [{"op": "add", "path": "/new", "value": {}}, {"op": "add", "path": "/new/list", "value": []},
       {"op": "add", "path": "/new/list/-", "value": 1}, {"op": "move", "from": "/new", "path": "/n"}]
      """
    #expect(try patched("{}", patch) == #"{"n": {"list": [1]}}"#)
  }

  /// Code point by code point (RFC 6901, section 4; RFC 6902, section 4.6).
  @Test func accentsWrittenInAnotherWayMakeAnotherText() throws {
    let (composed, decomposed) = ("\u{E9}", "e\u{301}")
    let document = #"{"\#(composed)": "\#(composed)"}"#
    #expect(
      try patched(document, #"[{"op": "add", "path": "/\#(decomposed)", "value": 1}]"#)
        == #"{"\#(composed)": "\#(composed)", "\#(decomposed)": 1}"#)
    for (path, value, isSame) in [
      (composed, composed, true), (composed, decomposed, false), (decomposed, composed, false),
    ] {
      let test = #"[{"op": "test", "path": "/\#(path)", "value": "\#(value)"}]"#
      #expect(((try? patched(document, test)) != nil) == isSame)
    }
    let object = #"[{"op": "test", "path": "", "value": {"\#(decomposed)": "\#(composed)"}}]"#
    #expect((try? patched(document, object)) == nil)
  }

  @Test func wholeNumbersAreToldApartToTheLastDigit() throws {
    let document = #"{"n": 9007199254740993, "m": 1e2}"#
    func holds(_ path: String, _ value: String) -> Bool {
      (try? patched(document, #"[{"op": "test", "path": "\#(path)", "value": \#(value)}]"#)) != nil
    }
    #expect(holds("/n", "9007199254740993") && !holds("/n", "9007199254740992"))
    #expect(holds("/m", "100") && holds("/m", "1.0e2"))
  }

  @Test func whatIsNotTouchedKeepsItsBytes() throws {
    let document = """
      {
        "x-a": 1.50e+2,  "due" : "\\u0041",
        "list": [
          { "id": "A", "n": 0.10 },
          { "id": "B" }
        ]
      }

      """
    let patch = """
      [{"op": "replace", "path": "/list/1/id", "value": "C"},
       {"op": "add", "path": "/list/-", "value": { "id": "D" }},
       {"op": "remove", "path": "/list/0"}]
      """
    let expected = """
      {
        "x-a": 1.50e+2,  "due" : "\\u0041",
        "list": [
          { "id": "C" },
          { "id": "D" }
        ]
      }

      """
    #expect(try patched(document, patch) == expected)
    #expect(try patched(document, "[]") == document)
  }

  @Test func everyFaultOfFormIsSaidWithItsPlace() {
    #expect(
      errors("{}", "{}")
        == ["Found an object; allowed is a list of operations (JSON Patch, RFC 6902)."])
    #expect(errors("{}", "[").first?.hasPrefix("Not valid JSON in line 1") == true)
    let found = errors(
      "{}",
      """
      [{"op": "ad", "path": "/a", "value": 1}, {"op": "add", "path": "a", "value": 1},
       {"op": "add", "path": "/a"}, {"op": "move", "path": "/a"}, {"path": "/a"}, 5,
       {"op": "remove", "path": "/a~2"}, {"op": "remove", "op": "remove", "path": "/a"}]
      """)
    let beginnings = [
      "/0/op: Found the text \"ad\"", "/1/path: Found \"a\"", "/2: The field \"value\" is missing",
      "/3: The field \"from\" is missing", "/4: The field \"op\" is missing",
      "/5: Found the number 5", "/6/path: Found \"/a~2\"",
      "/7/op: The field \"op\" stands more than once",
    ]
    #expect(found.count == beginnings.count, "\(found)")
    for (fault, beginning) in zip(found, beginnings) { #expect(fault.hasPrefix(beginning)) }
  }

  @Test(arguments: [
    (#"{"op": "remove", "path": "/ordres"}"#, #"The nearest is "orders""#),
    (#"{"op": "replace", "path": "/x", "value": 1}"#, "Only 'add' makes new fields"),
    (#"{"op": "add", "path": "/orders/3", "value": 1}"#, "from 0 to 2, or - for its end"),
    (#"{"op": "remove", "path": "/orders/-"}"#, "from 0 to 1"),
    (#"{"op": "remove", "path": "/orders/01"}"#, #"Found "01""#),
    (#"{"op": "add", "path": "/n/a", "value": 1}"#, "neither an object nor a list"),
    (#"{"op": "remove", "path": ""}"#, "cannot be removed"),
    (#"{"op": "move", "from": "/orders", "path": "/orders/0"}"#, "cannot move into itself"),
    (#"{"op": "test", "path": "/n", "value": 2}"#, "found 1, expected 2"),
    (#"{"op": "copy", "from": "/a", "path": "/b"}"#, "There is no field"),
  ])
  func whatCannotBeDoneSaysWhere(_ operation: String, _ message: String) {
    let found = errors(
      #"{"orders": [1, 2], "n": 1}"#, #"[{"op": "test", "path": "/n", "value": 1}, \#(operation)]"#)
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("/1: Operation 1 ("), "\(found)")
    #expect(found[0].contains(message), "\(found)")
  }

  @Test func copiesOfCopiesEnd() {
    let copies = (0..<40).map { #"{"op": "copy", "from": "", "path": "/a\#($0)"}"# }
    let found = errors(
      #"{"t": "0123456789012345678901234567890123456789"}"#, "[\(copies.joined(separator: ","))]")
    #expect(found.count == 1 && found[0].hasSuffix("A patch may not copy more than 64 MiB in all."))
  }
}
