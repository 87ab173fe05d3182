import ArgumentParser
import Takt

/// How the plan is made.
enum MethodChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, dispatch

  var method: PlanOptions.Method {
    switch self {
    case .auto: .auto
    case .dispatch: .dispatch
    }
  }
}
