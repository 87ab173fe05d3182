/// Makes order files of any size for measuring and testing; docs/generator.md has the rules.
///
/// The same options give the same bytes on every machine.
public enum Generator {
  /// A lot-sizing problem of the literature's kind, see `LotSizingInstance`.
  public static func lotSizing(_ options: LotSizingInstance.Options) -> [UInt8] {
    LotSizingInstance(options).orderFile()
  }

  /// An invented plant: work centres with alternates, families and changeovers, routings of one to
  /// five steps with yields, sub-assemblies and bought parts, overtime, orders over the horizon.
  public static func plant(_ options: PlantOptions) -> [UInt8] {
    PlantSketch(options).orderFile()
  }
}
