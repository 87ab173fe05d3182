/// A Korean particle, whose form goes with the sound that the word before it ends with.
struct KoreanParticle {
  let afterConsonant: String
  let afterVowel: String

  static let all = [
    ("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("으로", "로"), ("이라", "라"),
  ].map { KoreanParticle(afterConsonant: $0.0, afterVowel: $0.1) }

  /// As templates have it: `이/가`.
  var bothForms: String { afterConsonant + "/" + afterVowel }

  func form(after word: String) -> String {
    switch KoreanSound.end(of: word) {
    case .vowel: afterVowel
    case .rieul: afterConsonant == "으로" ? afterVowel : afterConsonant
    case .consonant: afterConsonant
    }
  }
}

/// How a word ends when it is read aloud in Korean.
enum KoreanSound {
  /// The consonant ㄹ is a case of its own: 로 follows it as it follows a vowel.
  case vowel, rieul, consonant

  /// The sound of the last syllable, of digit by digit what ends in a number, of Latin letters their names,
  /// of signs and units what they stand for; what nobody can read ends in a vowel.
  static func end(of word: String) -> KoreanSound {
    var text = word[...]
    // A name is followed by the particle that it has without a note in parentheses.
    if text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex {
      text = text[..<open]
    }
    while let last = text.last, !last.isLetter, !last.isNumber, signs[last] == nil {
      text = text.dropLast()
    }
    guard let last = text.last else { return .vowel }
    let token = text.split(whereSeparator: \.isWhitespace).last ?? text
    if let time = token.wholeMatch(of: #/[0-9]{1,2}:([0-9]{2})/#) {
      return time.1 == "00" ? .vowel : .consonant  // 시, 분
    }
    if last.isNumber, let sign = token.first(where: { !$0.isNumber && $0 != "-" && $0 != "+" }),
      let sound = signs[sign]
    {
      return sound
    }
    if let sound = units[String(token.drop { $0.isNumber || ".,".contains($0) })] { return sound }
    return signs[last] ?? syllable(last)
  }

  private static func syllable(_ character: Character) -> KoreanSound {
    guard let scalar = character.unicodeScalars.last else { return .vowel }
    // Unicode 16, 3.12: 28 syllables for each pair of a first consonant and a vowel, the first without an end.
    if (0xAC00...0xD7A3).contains(scalar.value) {
      switch (scalar.value - 0xAC00) % 28 {
      case 0: return .vowel
      case 8: return .rieul
      default: return .consonant
      }
    }
    // The same, letter by letter.
    if (0x11A8...0x11FF).contains(scalar.value) { return scalar.value == 0x11AF ? .rieul : .consonant }
    switch Character(scalar.properties.uppercaseMapping) {
    // 일, 칠, 팔; 엘, 알.
    case "1", "7", "8", "L", "R": return .rieul
    // 영 and 십, 백, 천, 만; 삼, 육; 엠, 엔.
    case "0", "3", "6", "M", "N": return .consonant
    default: return .vowel
    }
  }

  /// Signs of currencies, which are read after the number, and others.
  private static let signs: [Character: KoreanSound] = [
    // 원, 유로, 달러, 엔, 파운드, 루피, 동, 퍼센트, 도.
    "₩": .consonant, "€": .vowel, "$": .vowel, "¥": .consonant, "£": .vowel, "₹": .vowel,
    "₫": .consonant, "%": .vowel, "°": .vowel,
  ]

  /// Units that are not read letter by letter.
  private static let units: [String: KoreanSound] = [
    // 그램, 톤, 미터, 리터, 시간, 킬로와트(시).
    "g": .consonant, "kg": .consonant, "mg": .consonant, "t": .consonant, "m": .vowel,
    "mm": .vowel, "cm": .vowel, "km": .vowel, "l": .vowel, "L": .vowel, "ml": .vowel, "mL": .vowel,
    "h": .consonant, "kW": .vowel, "kWh": .vowel,
  ]
}
