import Foundation
import TaktFiles
import Testing

/// The corpus of broken order files: each `NAME.json` has its exact messages in `NAME.txt`.
enum BrokenFiles {
  static let folder = Bundle.module.bundleURL.appendingPathComponent("Broken")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }()

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appendingPathComponent(name + ".json")))
  }

  static func messages(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name + ".txt"), encoding: .utf8)
  }
}

/// The messages of a refused file, a line each; nil where it is read.
func refusal(of bytes: [UInt8]) -> String? {
  do throws(FileErrors) {
    _ = try OrderFile.read(bytes)
    return nil
  } catch {
    return error.errors.map { $0.description + "\n" }.joined()
  }
}

struct BrokenFilesTests {
  @Test func corpusIsThere() {
    #expect(BrokenFiles.names.count > 130)
  }

  @Test(arguments: BrokenFiles.names)
  func saysExactly(_ name: String) throws {
    let expected = try BrokenFiles.messages(name)
    #expect(refusal(of: try BrokenFiles.bytes(name)) == expected)
  }

  @Test func errorsHavePointers() throws {
    let bytes = try BrokenFiles.bytes("unknown-field-top")
    #expect {
      try OrderFile.read(bytes)
    } throws: { error in
      (error as? FileErrors)?.errors.map(\.pointer) == ["/가격~1~0표"]
    }
  }
}
