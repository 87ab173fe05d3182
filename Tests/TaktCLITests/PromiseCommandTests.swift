import Foundation
import Testing

@Suite("takt promise")
struct PromiseCommandTests {

  private func planned() throws -> Folder {
    let folder = try Folder()
    let result = try TaktProcess.run(
      ["plan", Orders.small, "--method", "dispatch", "--quiet", "-o", "plan.json"], in: folder)
    #expect(result.code == 0)
    return folder
  }

  private func product() throws -> String {
    let file = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(filePath: Orders.small)))
    let products = (file as? [String: Any])?["products"] as? [[String: Any]]
    return try #require(products?.first { $0["routing"] != nil }?["id"] as? String)
  }

  private func order() throws -> [UInt8] {
    Array(#"{"id": "SO-NEW", "product": "\#(try product())", "quantity": 500}"#.utf8)
  }

  @Test("the answer is text, or JSON; the files with the order are valid")
  func answers() throws {
    let folder = try planned()
    let text = try TaktProcess.run(
      ["promise", Orders.small, "plan.json", "-", "--progress", "plain"], input: order(),
      in: folder)
    #expect(text.code == 0 && text.error.contains("earliest  "))
    #expect(text.text.hasPrefix("Order SO-NEW: 500 "))
    #expect(text.text.contains("\nWith no other order made later: "))
    let json = try TaktProcess.run(
      [
        "promise", Orders.small, "plan.json", "-", "--json", "--accept-cost", "1000", "-o",
        "new-plan.json", "--orders", "new-orders.json",
      ], input: order(), in: folder)
    #expect(json.code == 0, "\(json.error)")
    let answer = try #require(
      try JSONSerialization.jsonObject(with: Data(json.out)) as? [String: Any])
    #expect(answer["order"] as? String == "SO-NEW")
    let offers = try #require(answer["offers"] as? [[String: Any]])
    #expect(
      offers.compactMap { $0["kind"] as? String } == [
        "nothingLater", "accepted", "earliest", "cheapest",
      ])
    let check = try TaktProcess.run(["check", "new-orders.json", "new-plan.json"], in: folder)
    #expect(check.code == 0 && check.error == "", "\(check.text)\(check.error)")
    #expect(folder.names == ["new-orders.json", "new-plan.json", "plan.json"])
  }

  @Test("what is wrong with the order is named as in the order file, and nothing is written")
  func badOrder() throws {
    let folder = try planned()
    try folder.write(
      "new.json", #"{"id": "SO-NEW", "product": "\#(try product())X", "quantity": 1}"#)
    let result = try TaktProcess.run(
      ["promise", Orders.small, "plan.json", "new.json", "-o", "new-plan.json"], in: folder)
    #expect(result.code == 65)
    #expect(result.error.hasPrefix("new.json: /product: Found "))
    #expect(result.error.contains("The nearest is \"\(try product())\"."))
    #expect(result.error.hasSuffix("takt: new.json: 1 error, nothing was promised\n"))
    #expect(folder.names == ["new.json", "plan.json"])
  }

  @Test("a plan of another version of the order file ends with 65")
  func otherVersion() throws {
    let folder = try planned()
    let orders = try TaktProcess.run(shell: "cat '\(Orders.small)'").out
    try folder.write("orders.json", orders + Array("\n".utf8))
    let result = try TaktProcess.run(
      ["promise", "orders.json", "plan.json", "-"], input: order(), in: folder)
    #expect(result.code == 65)
    #expect(
      result.error == "takt: plan.json was made from another version of orders.json: plan again\n")
  }

  @Test("no file that was read is overwritten, nor one result by the other")
  func targets() throws {
    let folder = try planned()
    let orders = try TaktProcess.run(shell: "cat '\(Orders.small)'").out
    try folder.write("orders.json", orders)
    try folder.write("new.json", order())
    let before = try ["orders.json", "plan.json", "new.json"].map { try folder.bytes($0) }
    for more in [
      ["-o", "orders.json"], ["-o", "./plan.json"], ["--orders", "new.json"],
      ["--orders", "orders.json"], ["-o", "x.json", "--orders", "./x.json"],
    ] {
      let result = try TaktProcess.run(
        ["promise", "orders.json", "plan.json", "new.json"] + more, in: folder)
      #expect(result.code == 64, "\(more)")
    }
    #expect(try ["orders.json", "plan.json", "new.json"].map { try folder.bytes($0) } == before)
    #expect(folder.names == ["new.json", "orders.json", "plan.json"])
  }

  @Test("a plan that cannot be written does not keep the order file from being")
  func oneFails() throws {
    let folder = try planned()
    let result = try TaktProcess.run(
      [
        "promise", Orders.small, "plan.json", "-", "-o", "/dev/full", "--orders", "orders.json",
        "--quiet",
      ],
      input: order(), in: folder)
    #expect(result.code == 73)
    #expect(result.text.hasPrefix("Order SO-NEW: 500 "))
    #expect(result.errorLines.count == 1)
    #expect(folder.names == ["orders.json", "plan.json"])
  }

  @Test("slips on the command line end with 64")
  func usage() throws {
    for arguments in [
      ["-", "-", "new.json"], ["a", "b", "c", "--time-limit", "0"],
      ["a", "b", "c", "--accept-cost", "-1"], ["a", "b", "c", "-o", "-"],
      ["a", "b", "c", "-o", "x", "--orders", "x"], ["a", "b", "c", "--now", "noon"],
    ] {
      #expect(try TaktProcess.run(["promise"] + arguments).code == 64, "\(arguments)")
    }
  }
}
