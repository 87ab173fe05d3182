public import TaktModel

/// What `takt bench` is asked to do.
public struct BenchOptions: Sendable {
  /// Of processor time, for each run.
  public var limitSeconds: Double
  public var seeds: [UInt64]
  /// Those that the peers run with; `glpsol`, which has no seed, runs once.
  public var peerSeeds: [UInt64]
  public var relativeGap: Double
  public var carryOver: Bool
  /// The program whose `bench-run` is measured, and what stands before it.
  public var takt: [String]
  public var peers: Peers
  /// Where the model for the peers is kept; ends in `.mps`.
  public var modelPath: String
  public var cancellation: Cancellation

  public init(
    limitSeconds: Double, seeds: [UInt64], peerSeeds: [UInt64], relativeGap: Double,
    carryOver: Bool, takt: [String], peers: Peers, modelPath: String, cancellation: Cancellation
  ) {
    self.limitSeconds = limitSeconds
    self.seeds = seeds
    self.peerSeeds = peerSeeds
    self.relativeGap = relativeGap
    self.carryOver = carryOver
    self.takt = takt
    self.peers = peers
    self.modelPath = modelPath
    self.cancellation = cancellation
  }
}
