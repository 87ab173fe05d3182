/// A kind of cause or warning, which knows what it must say and what it may.
///
/// The one table of it: the reader, the checker and the schema's test ask here.
public protocol FactKind: RawRepresentable<String>, CaseIterable, Sendable {
  associatedtype Field: RawRepresentable<String>, CaseIterable, Hashable, Sendable
  var fields: (must: [Field], may: [Field]) { get }
}
