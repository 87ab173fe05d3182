import TaktModel

/// An entry of `modes`.
enum ModeField: Int, FieldSet {
  case machine, secondsPerUnit, setupMinutes, setupCost, setupScrap, family, yield, rework
  case costPerUnit, kWhPerUnit, minLot, maxLot, lotMultiple, uses, leadTimeDays

  static let table = FieldTable(Self.self)
}

/// `yield` given as counts.
enum YieldField: Int, FieldSet {
  case good, defective

  static let table = FieldTable(Self.self)
}

/// `rework`.
enum ReworkField: Int, FieldSet {
  case share, secondsPerUnit, yield

  static let table = FieldTable(Self.self)
}

extension OrderFileReader {
  /// The machine of the mode is -1 where it could not be read.
  mutating func readMode(_ node: NodeID, of product: ProductHeader) -> Mode? {
    guard let object = ObjectReader(node, ModeField.self, in: context) else { return nil }
    let machine = object.reference(.machine, to: machines, .required)
    // A subcontractor's mode has a lead time in place of times.
    let isOutside = machine.map { subcontractors.contains($0) } ?? (object[.leadTimeDays] != nil)
    let times: Presence = isOutside ? .optional : .required
    let setup = Setup(
      minutes: object.number(.setupMinutes, .time, or: 0),
      cost: object.number(.setupCost, .amount, or: 0),
      scrapUnits: object.number(.setupScrap, .amount, or: 0))
    let family = object[.family] == nil ? product.id : object.read(.family, .optional, familyName)
    if object[.family] == nil, product.id == "*" {
      context.refuse(node, "A mode of product \"*\" needs a family of its own.")
    }
    let lots = readLotSizes(object, isWhole: product.isWhole)
    return Mode(
      machine: machine ?? -1, family: family.map { families.index(of: $0) } ?? 0,
      secondsPerUnit: object.number(.secondsPerUnit, .time, times) ?? 0, setup: setup,
      yield: object.read(.yield, .optional, readYield) ?? 1,
      rework: object.object(.rework, ReworkField.self).map(readRework),
      costPerUnit: object.number(.costPerUnit, .amount, or: 0),
      kWhPerUnit: object.number(.kWhPerUnit, .amount, or: 0),
      minLot: lots.min, maxLot: lots.max, lotMultiple: lots.multiple, uses: readUses(object),
      leadTimeSeconds: readLeadTime(object, machine))
  }

  /// The lead time of a subcontractor's mode in seconds; nil on a machine.
  private func readLeadTime(_ object: ObjectReader<ModeField>, _ machine: MachineIndex?) -> Double?
  {
    guard let machine, subcontractors.contains(machine) else {
      if let place = object[.leadTimeDays], machine != nil {
        context.refuse(
          place, "A lead time goes with a machine of kind \"subcontractor\"; leave it out here.")
      }
      return nil
    }
    for field in [ModeField.secondsPerUnit, .setupMinutes, .setupCost, .setupScrap, .uses] {
      guard let place = object[field] else { continue }
      context.refuse(
        place,
        "A subcontractor has a lead time in place of times, set-ups and resources; leave "
          + "\(quoted("\(field)")) out.")
    }
    return (object.number(.leadTimeDays, .days, .required) ?? 0) * 86_400
  }

  /// A share, or what counts speak for: their mean, or the quantile at the confidence asked for.
  private func readYield(_ node: NodeID) -> Double? {
    guard context.document.kind(node) == .object else {
      if context.document.kind(node) == .number { return context.number(node, .yield) }
      context.refuse(
        node, allowed: "\(NumberRule.yield.description), or counts as {\"good\", \"defective\"}")
      return nil
    }
    guard let object = ObjectReader(node, YieldField.self, in: context) else { return nil }
    let good = object.number(.good, .amount, .required)
    let defective = object.number(.defective, .amount, .required)
    guard let good, let defective else { return nil }
    if good + defective == 0 {
      context.refuse(
        node, "Found no part seen, neither good nor defective; allowed are counts of at least one.")
      return nil
    }
    let counts = YieldCounts(good: good, defective: defective)
    return yieldConfidence.map { counts.quantile(confidence: $0) } ?? counts.mean
  }

  private func readRework(_ object: ObjectReader<ReworkField>) -> Mode.Rework {
    Mode.Rework(
      share: object.number(.share, .share, .required) ?? 0,
      secondsPerUnit: object.number(.secondsPerUnit, .time, .required) ?? 0,
      yield: object.number(.yield, .yield, .required) ?? 1)
  }

  /// `minLot`, `maxLot` and `lotMultiple`, which must leave at least one size.
  private func readLotSizes(
    _ object: ObjectReader<ModeField>, isWhole: Bool
  ) -> (min: Double, max: Double?, multiple: Double?) {
    let least = object.number(.minLot, .amount, or: 0)
    let most = object.number(.maxLot, .positiveAmount)
    let multiple = object.number(.lotMultiple, .positiveAmount)
    if let most, most < least {
      context.refuse(
        object.place(of: .maxLot),
        "Found \(most.shortest), which is less than minLot (\(least.shortest)); "
          + "allowed is minLot or more.")
    } else if let multiple, isWhole, multiple != multiple.rounded() {
      context.refuse(
        object.place(of: .lotMultiple),
        "Found \(multiple.shortest); allowed is a whole number, because the product is started in "
          + "whole units.")
    } else if let most, let size = multiple ?? (isWhole ? 1 : nil) {
      // The same tolerance as a checker's on quantities.
      let smallest = max(1, (least / size - 1e-9).rounded(.up)) * size
      if smallest > most * (1 + 1e-9) {
        context.refuse(
          object.place(of: multiple == nil ? .maxLot : .lotMultiple),
          "No lot size is possible: no multiple of \(size.shortest) lies between minLot "
            + "(\(least.shortest)) and maxLot (\(most.shortest)).")
      }
    }
    return (least, most, multiple)
  }
}
