/// How amounts of a currency are written: its sign before the number, and how many decimals it has.
struct Currency {
  let code: String

  /// The sign, or the code and a space that does not break.
  var sign: String {
    switch code {
    case "KRW": "₩"
    case "EUR": "€"
    case "USD": "$"
    case "JPY", "CNY": "¥"
    case "GBP": "£"
    case "INR": "₹"
    case "VND": "₫"
    default: code.printable + "\u{A0}"
    }
  }

  /// `₩1,234`, `€1,234.50`.
  func text(_ amount: Double) -> String {
    guard amount.isFinite else { return "-" }
    let digits = NumberText.fixed(abs(amount), decimals: decimals)
    return (amount < 0 && digits.contains { $0 > "0" && $0 <= "9" } ? "-" : "") + sign + digits
  }

  /// The same for the price of one unit, which may be a fraction of the smallest coin.
  func price(_ amount: Double) -> String {
    let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    let coins = abs(amount) * scale
    if !amount.isFinite || coins >= 1000 || abs(coins - coins.rounded()) < 0.005 {
      return text(amount)
    }
    let digits = NumberText.grouped(abs(amount), decimals: min(4, decimals + 2))
    return (amount < 0 ? "-" : "") + sign + digits
  }

  /// Minor units by ISO 4217.
  var decimals: Int {
    switch code {
    case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
      "VUV", "XAF", "XOF", "XPF":
      0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    case "CLF", "UYW": 4
    default: 2
    }
  }
}
