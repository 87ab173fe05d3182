import Foundation
import TaktTestSupport

/// Order files that the tests plan.
enum Orders {
  /// Five orders; planned in no time.
  static var small: String { instance("quickstart") }

  /// Enough orders that no search proves its plan best before a test has sent its signal.
  static var large: String { instance("injection-moulder") }

  /// Options that keep a search on the large file going until it is told to stop.
  static let endless = ["--time-limit", "50", "--gap", "0"]

  /// A file with four faults, one of them of the file as a whole.
  static let broken = """
    { "format": "takt-orders/1",
      "horizon": { "start": "2026-11-23T00:00:00+09:00", "periods": [{ "count": 5, "hours": -24 }] },
      "products": [{ "id": "A", "stock": "many" }],
      "orders": [{ "id": "SO-1", "product": "B", "quantity": 1, "due": "2026-11-24T18:00:00+09:00" }]
    }
    """

  private static func instance(_ name: String) -> String {
    InstanceFiles.folder.appending(path: name + ".json").path
  }
}
