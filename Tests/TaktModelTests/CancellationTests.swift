import TaktModel
import Testing

struct CancellationTests {
  @Test func aWishCountsForThoseBelowAndNotForThoseAboveOrBeside() {
    let parent = Cancellation()
    let child = Cancellation(parent: parent)
    let sibling = Cancellation(parent: parent)
    child.cancel()
    #expect(child.isCancelled && !parent.isCancelled && !sibling.isCancelled)
    parent.cancel()
    #expect(sibling.isCancelled)
    #expect(Cancellation(parent: sibling).isCancelled)
  }

  @Test func anyThreadMayUtterIt() async {
    let wish = Cancellation()
    await Task.detached { wish.cancel() }.value
    #expect(wish.isCancelled)
  }
}
