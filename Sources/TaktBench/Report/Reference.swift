import Foundation

/// What is known of published instances: results of another solver, best values, optima.
public struct Reference: Sendable {
  public struct Entry: Decodable, Sendable, Equatable {
    public var name: String
    /// What the reference solver reached, after `cpuSeconds`.
    public var objective: Double?
    public var bound: Double?
    public var cpuSeconds: Double?
    /// The best values that anyone has seen.
    public var bestKnown: Double?
    public var bestBound: Double?
    public var optimum: Double?
  }

  private struct File: Decodable { var files: [Entry] }

  /// By the file's name without its ending.
  public let entries: [String: Entry]

  /// No reference.
  public init() { entries = [:] }

  /// Reads a reference file: `{"files": [{"name", "objective", "bound", "cpuSeconds", "bestKnown",
  /// "bestBound", "optimum"}]}`, all but the name optional.
  ///
  /// - Throws: What is wrong with it, as a `DecodingError`.
  public init(_ bytes: [UInt8]) throws {
    let file = try JSONDecoder().decode(File.self, from: Data(bytes))
    entries = Dictionary(file.files.map { ($0.name, $0) }) { first, _ in first }
  }

  /// A file's name without folders and ending.
  public static func name(of path: String) -> String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    return last.hasSuffix(".json") ? String(last.dropLast(5)) : last
  }
}
