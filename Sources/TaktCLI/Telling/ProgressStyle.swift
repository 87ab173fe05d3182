import ArgumentParser

/// How a search shows that it is under way.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
  case auto, plain, json, none

  func form(isQuiet: Bool) -> ProgressLine.Form {
    switch self {
    case .auto: isQuiet ? .silent : Terminal.isLive ? .live : .plain
    case .plain: .plain
    case .json: .json
    case .none: .silent
    }
  }
}
