public import Foundation
public import TaktFiles

/// The plants in `instances/`, found beside this file's package wherever it is checked out.
public enum InstanceFiles {
  public static var folder: URL {
    URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "instances")
  }

  /// Sorted by name.
  ///
  /// - Throws: what the file manager throws where the folder cannot be read.
  public static func all() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  /// The instance of that name, without `.json`.
  ///
  /// - Throws: a file error, or `FileErrors` where the order file is not valid.
  public static func orderFile(_ name: String) throws -> OrderFile {
    try OrderFile.read([UInt8](Data(contentsOf: folder.appending(path: name + ".json"))))
  }
}
