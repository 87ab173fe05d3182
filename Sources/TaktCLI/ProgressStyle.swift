import ArgumentParser

/// How a search shows that it is under way.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
  case auto, plain, json, none
}
