/// When two quantities are the same.
public enum Amount {
  /// What figures of quantities may differ by and still be equal: a millionth, of a unit below one.
  public static func tolerance(_ quantity: Double) -> Double { 1e-6 * max(1, quantity.magnitude) }

  /// Whether `have` is as good as `need`.
  public static func covers(_ have: Double, _ need: Double) -> Bool {
    have >= need - tolerance(need)
  }

  /// What adding up in floating point may leave of `quantity`: less than any file can mean.
  public static func rounding(_ quantity: Double) -> Double { 1e-9 + 1e-14 * quantity.magnitude }
}
