import TaktModel

/// A generated plant under way: what is drawn, and what follows from it.
///
/// Indices stand for what they point to; `PlantSketch+OrderFile` gives them names.
struct PlantSketch {
  /// Machines that can stand in for one another.
  struct Centre {
    var machines: Range<Int>
    /// Of its busiest machine's regular hours.
    var utilisation: Double
    var families: [Family]
  }

  /// What a machine is set up for; products of a family follow one another without a set-up.
  struct Family {
    var minutes: Double
    /// Units lost after a set-up.
    var scrap: Double
  }

  struct Machine {
    var costPerHour: Double
    /// Over the fastest of its centre, at least 1.
    var slowness: Double
    var initialFamily: Int?
    /// The working day whose morning is lost to maintenance.
    var downDay: Int?
    var openSeconds: Double
  }

  enum Yield {
    case share(Double)
    case counts(good: Int, defective: Int)

    var mean: Double {
      switch self {
      case .share(let share): share
      case .counts(let good, let defective):
        (Double(good) + 0.5) / (Double(good + defective) + 1)
      }
    }
  }

  struct Step {
    var centre: Int
    var family: Int
    /// On the fastest machine; final only when the load is known.
    var secondsPerUnit: Double
    var yield: Yield
    var hasRework: Bool
    var waitMinutes: Double
    var minLot: Double
    var alternates: Int
    /// The first is the one that the load is reckoned with.
    var machines: [Int] = []
    /// Units started over the horizon, yields reckoned in.
    var starts: Double = 0
  }

  struct Component {
    enum Kind { case made, bought }
    var kind: Kind
    var index: Int
    var quantity: Double
  }

  struct Product {
    var steps: [Step]
    /// Taken by the first step.
    var components: [Component] = []
    /// How often it is ordered.
    var popularity: Double
    var stock: Double = 0
    var needed: Double = 0
    /// Money a unit.
    var value: Double = 0
  }

  struct Bought {
    var costPerUnit: Double
    var leadTimeDays: Int
    var minQuantity: Int
    var stock: Double = 0
    var needed: Double = 0
    var receipt: (quantity: Double, day: Int)?
  }

  struct Order {
    var product: Int
    var quantity: Int
    var dueDay: Int
    var dueHour: Int
    var releaseDay: Int?
    var latestDay: Int?
    var isComplete: Bool
    var isForecast: Bool
    var priority: Int
    /// Of the value of what is late, per day.
    var tardinessShare: Double
  }

  let options: PlantOptions
  var random: SeededGenerator
  var centres: [Centre] = []
  var machines: [Machine] = []
  /// Sub-assemblies come first: components have smaller indices.
  var products: [Product] = []
  var bought: [Bought] = []
  var orders: [Order] = []
  /// By machine: the families of its modes.
  var families: [Set<Int>] = []
  /// The first so many products are sub-assemblies, which nobody orders.
  var subassemblies = 0

  /// A plant of the trade's ordinary kind; docs/generator.md has the rules.
  init(_ options: PlantOptions) {
    self.options = options
    random = SeededGenerator(seed: options.seed)
    drawCentres()
    drawProducts()
    drawComponents()
    drawOrders()
    drawStock()
    explodeNeeds()
    assignMachines()
    fitTimes()
    priceProducts()
    supplyBought()
  }
}
