/// Plan files as text.
enum PlanText {
  /// The plan with `createdAt` and `seconds` blanked out, all other bytes as they are.
  static func withoutClock(_ plan: String) -> String {
    plan.replacing(#/"createdAt": *"[^"]*"/#, with: "").replacing(
      #/"seconds": *[0-9.eE+-]+/#, with: "")
  }
}
