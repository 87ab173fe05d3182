/// Ids that somebody may have mistyped.
public enum FileNames {
  /// The id with the least edit distance; nil where there is none.
  public static func nearest(to wrong: String, among ids: [String]) -> String? {
    var nearest = NearestName()
    return nearest.of(wrong, among: ids)
  }
}
