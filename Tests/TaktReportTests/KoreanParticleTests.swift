import Testing

@testable import TaktReport

@Suite struct KoreanParticleTests {
  @Test(arguments: [
    ("설비", "가", "로"), ("로트", "가", "로"), ("공정", "이", "으로"), ("품질", "이", "로"),
    // Digits as they are read: 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구; 십, 백, 천.
    ("L-0", "이", "으로"), ("L-1", "이", "로"), ("2", "가", "로"), ("3", "이", "으로"), ("4", "가", "로"),
    ("5", "가", "로"), ("6", "이", "으로"), ("7", "이", "로"), ("8", "이", "로"), ("9", "가", "로"),
    ("1,000", "이", "으로"), ("12.5", "가", "로"),
    // Letters by their names: 엠, 엔, 엘, 알 end in a consonant.
    ("IMM", "이", "으로"), ("IMM-N", "이", "으로"), ("XL", "이", "로"), ("r", "이", "로"), ("PCB", "가", "로"),
    // Units, signs and times.
    ("5 kg", "이", "으로"), ("5 m", "가", "로"), ("97 ea", "가", "로"), ("12.5%", "가", "로"),
    ("12.5 %", "가", "로"), ("80 kW", "가", "로"), ("₩45,000", "이", "으로"), ("€14.00", "가", "로"),
    ("-$3", "가", "로"), ("11. 26. (목) 06:00", "가", "로"), ("11. 26. (목) 18:30", "이", "으로"),
    // What stands in parentheses or after the last sound is not read.
    ("프레스(구)", "가", "로"), ("\"공정\"", "이", "으로"), ("(분)", "이", "으로"),
    // Decomposed syllables sound the same.
    ("\u{1112}\u{1161}\u{11AB}", "이", "으로"), ("\u{1106}\u{116E}\u{11AF}", "이", "로"),
    ("", "가", "로"), ("漢", "가", "로"), ("--", "가", "로"),
  ])
  func formsGoWithTheSound(_ word: String, _ subject: String, _ direction: String) {
    let particles = KoreanParticle.all
    #expect(particles[1].form(after: word) == subject, "\(word)")
    #expect(particles[4].form(after: word) == direction, "\(word)")
  }

  @Test func otherParticles() {
    let texts = KoreanParticle.all.map { $0.form(after: "공정") + $0.form(after: "로트") }
    #expect(texts == ["은는", "이가", "을를", "과와", "으로로", "이라라"])
  }
}
