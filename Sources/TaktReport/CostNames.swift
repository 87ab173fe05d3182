/// The plan file's names of costs, as a person would say them.
enum CostNames {
  static func english(_ name: String) -> String {
    switch name {
    case "shortOfSafety": "short of safety stock"
    case "setup": "set-up"
    case "machine": "machine hours"
    case "planChange": "change of plan"
    case "unmet": "unmet demand"
    default: name
    }
  }
}
