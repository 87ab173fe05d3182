/// One line of the changeover table. A nil family stands for `"*"`, nil machines for all of them.
public struct ChangeoverRule: Sendable {
  public let machines: [MachineIndex]?
  public let from: FamilyIndex?
  public let to: FamilyIndex?
  public let setup: Setup

  public init(
    machines: [MachineIndex]? = nil, from: FamilyIndex?, to: FamilyIndex?, setup: Setup
  ) {
    self.machines = machines
    self.from = from
    self.to = to
    self.setup = setup
  }
}
