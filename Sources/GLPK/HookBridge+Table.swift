import CGLPK

extension HookBridge {
  /// The C side's table of hooks; it is good as long as this object is.
  var table: cglpk_hooks {
    cglpk_hooks(
      context: Unmanaged.passUnretained(self).toOpaque(),
      cuts: hooks.cuts == nil ? nil : askCuts,
      heuristic: hooks.heuristic == nil ? nil : askHeuristic,
      branching: hooks.branching == nil ? nil : askBranching,
      progress: hooks.progress == nil ? nil : tellProgress,
      incumbent: hooks.newIncumbent == nil ? nil : tellIncumbent)
  }

  fileprivate static func from(_ context: UnsafeMutableRawPointer?) -> HookBridge? {
    context.map { Unmanaged<HookBridge>.fromOpaque($0).takeUnretainedValue() }
  }

  fileprivate func relaxation(_ node: cglpk_node) -> NodeRelaxation {
    NodeRelaxation(
      point: point(node.point), objective: node.objective, depth: Int(node.level),
      nodeNumber: Int(node.number))
  }

  fileprivate func point(_ start: UnsafePointer<Double>?) -> [Double] {
    Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : program.variableCount))
  }
}

private func askCuts(
  context: UnsafeMutableRawPointer?, node: UnsafePointer<cglpk_node>?, cuts: OpaquePointer?
) -> Int32 {
  guard let bridge = HookBridge.from(context), let node, let cuts else { return CGLPK_HOOK_NOTHING }
  return bridge.catching { try bridge.cuts(at: bridge.relaxation(node.pointee), into: cuts) }
}

private func askHeuristic(
  context: UnsafeMutableRawPointer?, node: UnsafePointer<cglpk_node>?,
  point: UnsafeMutablePointer<Double>?
) -> Int32 {
  guard let bridge = HookBridge.from(context), let node, let point else {
    return CGLPK_HOOK_NOTHING
  }
  return bridge.catching { try bridge.heuristic(at: bridge.relaxation(node.pointee), into: point) }
}

private func askBranching(
  context: UnsafeMutableRawPointer?, node: UnsafePointer<cglpk_node>?,
  column: UnsafeMutablePointer<Int32>?, upFirst: UnsafeMutablePointer<Bool>?
) -> Int32 {
  guard let bridge = HookBridge.from(context), let node, let column, let upFirst else {
    return CGLPK_HOOK_NOTHING
  }
  return bridge.catching {
    try bridge.branching(at: bridge.relaxation(node.pointee), column, upFirst)
  }
}

private func tellProgress(
  context: UnsafeMutableRawPointer?, hasIncumbent: Bool, incumbent: Double, bound: Double,
  nodes: Int64, iterations: Int64
) -> Int32 {
  guard let bridge = HookBridge.from(context) else { return CGLPK_HOOK_NOTHING }
  let progress = SearchProgress(
    incumbentObjective: hasIncumbent ? incumbent : nil, bound: bound, nodes: Int(nodes),
    iterations: Int(iterations))
  return bridge.catching { try bridge.progress(progress) }
}

private func tellIncumbent(
  context: UnsafeMutableRawPointer?, point: UnsafePointer<Double>?, objective: Double
) -> Int32 {
  guard let bridge = HookBridge.from(context) else { return CGLPK_HOOK_NOTHING }
  return bridge.catching { try bridge.newIncumbent(bridge.point(point)) }
}
