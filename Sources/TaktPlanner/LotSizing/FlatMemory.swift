extension UnsafeMutablePointer<Double> {
  /// Memory for so many zeros; whoever asks for it gives it back.
  static func zeros(_ count: Int) -> Self {
    let memory = allocate(capacity: count)
    memory.initialize(repeating: 0, count: count)
    return memory
  }
}
