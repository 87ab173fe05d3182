import GLPK
import TaktModel

typealias Variable = MixedIntegerProgram.Variable
typealias Term = MixedIntegerProgram.Term

/// The mixed-integer program over the periods, and which variable says what.
///
/// It is the program of G. Belvaux and L. Wolsey's kind (2001): lot sizing with set-up carry-over (C.
/// Suerie and H. Stadtler, 2003), on stages between stock points.
struct Program: Sendable {
  let data: PlanningData
  let mip: MixedIntegerProgram
  let layout: Layout

  /// The blocks, one after another: what is made, what may be made, what is delivered.
  init(_ data: PlanningData) {
    var draft = ProgramDraft(data)
    draft.addStarts()
    draft.addSetups()
    draft.addSetupScrap()
    draft.addLotSizes()
    draft.addCapacity()
    draft.addSharedLimits()
    draft.addOrders()
    draft.addPurchases()
    draft.addWaste()
    draft.addFlow()
    draft.addLife()
    draft.addStockLimits()
    draft.addSafetyStocks()
    draft.addReleases()
    draft.addPlanChange()
    self.data = data
    self.mip = draft.mip
    self.layout = draft.layout
  }

  /// Binary and integer variables.
  var integers: [Variable] { layout.integers }
}

/// Which variable says what. Nil: the variable is 0 whatever the plan.
struct Layout: Sendable {
  /// By mode, then period: units started.
  var starts: [[Variable?]] = []
  /// By set-up group, then period: a set-up is done.
  var setups: [[Variable?]] = []
  /// The machine stays set up from the period into the next.
  var carries: [[Variable?]] = []
  /// The machine stays set up through the whole period and nothing else is set up.
  var throughs: [[Variable?]] = []
  /// By mode, then period: the share of the period's set-up that this mode's units pay the scrap of.
  var scrapShares: [[Variable?]] = []
  /// By mode, then period: number of lots (or whether there is one), and number of lot multiples.
  var lotCounts: [[Variable?]] = []
  var multiples: [[Variable?]] = []
  /// By machine, then period, one for each price.
  var overtime: [[[Variable?]]] = []
  /// By shared limit: what is had beyond it at a price.
  var dearer: [[Variable]] = []
  /// By demand: deliveries in its delivery periods.
  var deliveries: [[Delivered]] = []
  var unmet: [Variable] = []
  /// By product, then period of arrival.
  var purchases: [[Variable?]] = []
  var purchaseCounts: [[Variable?]] = []
  /// Whether anything is bought, for the purchases that have a least quantity.
  var purchaseChoices: [Variable: Variable] = [:]
  /// By stock point, then period's end.
  var stocks: [[Variable?]] = []
  /// The balance rows of the same points and periods.
  var flows: [[MixedIntegerProgram.Row?]] = []
  /// By stock point, then period: units that perish at its end.
  var waste: [[Variable?]] = []
  /// By product, then period's end: units below the safety stock.
  var shortages: [[Variable?]] = []
  /// Lots of the plan in hand that are not kept.
  var changes: [Change] = []
  /// By machine, then period: the rows that say how long it is open.
  var capacity: [[MixedIntegerProgram.Row?]] = []
  /// By shared limit.
  var limits: [MixedIntegerProgram.Row?] = []
  /// Rows that let nothing start without a set-up or a lot, and beyond what a period has room for.
  var startLimits: [MixedIntegerProgram.Row] = []
  var integers: [Variable] = []

  /// How many lots of a batch are not kept, and the rows that say how few they may be.
  struct Change: Sendable {
    let batch: FormerLots.Batch
    let variable: Variable
    let rows: [MixedIntegerProgram.Row]
  }

  /// A delivery as `constant + coefficient x variable`.
  struct Delivered: Sendable {
    let constant: Double
    let variable: Variable
    let coefficient: Double
  }
}

/// The program while its blocks are added.
struct ProgramDraft {
  let data: PlanningData
  let useful: UsefulStarts
  var mip = MixedIntegerProgram(name: "takt")
  var layout = Layout()

  init(_ data: PlanningData) {
    self.data = data
    self.useful = UsefulStarts(data)
  }

  var periodRange: Range<Int> { 0..<data.periodCount }

  /// A binary variable or a whole number up to `upper`, noted among the integers.
  mutating func addInteger(_ name: String, upper: Double, cost: Double = 0) -> Variable {
    let variable = mip.addVariable(
      name, kind: upper <= 1 ? .binary : .integer, lower: 0, upper: upper, cost: cost)
    layout.integers.append(variable)
    return variable
  }

  /// The terms of "the machine is set up for the group in the period", and the constant part.
  func readiness(group: Int, period: Int) -> (terms: [Variable], constant: Double) {
    let isInitial = period == 0 && data.setupGroups[group].isInitial
    let carried = period > 0 ? layout.carries[group][period - 1] : nil
    return (
      [layout.setups[group][period], carried].compactMap { $0 }, isInitial ? 1 : 0
    )
  }
}
