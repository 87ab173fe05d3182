/// The JSON Schemas (2020-12) of the two files.
public enum Schema: String, Sendable, CaseIterable {
  case orders, plan

  /// The schema as a file's text.
  public static func text(_ schema: Schema) -> String {
    switch schema {
    case .orders: String(decoding: PackageResources.orders_json, as: UTF8.self)
    case .plan: String(decoding: PackageResources.plan_json, as: UTF8.self)
    }
  }
}
