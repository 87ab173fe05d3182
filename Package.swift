// swift-tools-version: 6.1
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

let package = Package(
  name: "takt",
  products: [
    .library(name: "Takt", targets: ["Takt"]),
    .executable(name: "takt", targets: ["TaktCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // GLPK has no pkg-config file on Debian, so the libraries are named here.
    .target(
      name: "CGLPK",
      linkerSettings: [.linkedLibrary("glpk"), .linkedLibrary("m")]),
    .target(name: "GLPK", dependencies: ["CGLPK"]),
    .target(name: "TaktModel"),
    .target(
      name: "TaktFiles",
      dependencies: ["TaktModel", .product(name: "Crypto", package: "swift-crypto")],
      resources: [.embedInCode("Schemas")]),
    .target(
      name: "TaktPlanner",
      dependencies: [
        "TaktModel", "GLPK", .product(name: "HeapModule", package: "swift-collections"),
      ]),
    .target(name: "TaktScheduler", dependencies: ["TaktModel"]),
    .target(name: "TaktChecker", dependencies: ["TaktModel"]),
    .target(
      name: "TaktReport", dependencies: ["TaktModel"], resources: [.embedInCode("Assets")]),
    .target(
      name: "Takt",
      dependencies: [
        "TaktModel", "TaktFiles", "TaktPlanner", "TaktScheduler", "TaktChecker", "GLPK",
      ]),
    .target(
      name: "TaktBench",
      dependencies: ["Takt", "TaktModel", "TaktFiles", "TaktChecker", "TaktPlanner"]),
    .executableTarget(
      name: "TaktCLI",
      dependencies: [
        "Takt", "TaktModel", "TaktFiles", "TaktReport", "TaktChecker", "TaktBench", "GLPK",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(
      name: "TaktTestSupport", dependencies: ["TaktModel", "TaktFiles"],
      path: "Tests/TaktTestSupport"),
    .testTarget(name: "GLPKTests", dependencies: ["GLPK", "CGLPK"]),
    .testTarget(name: "TaktModelTests", dependencies: ["TaktModel", "TaktTestSupport"]),
    .testTarget(
      name: "TaktFilesTests", dependencies: ["TaktFiles", "TaktModel"],
      resources: [.copy("Broken")]),
    .testTarget(
      name: "TaktPlannerTests",
      dependencies: ["TaktPlanner", "TaktModel", "GLPK", "TaktTestSupport"]),
    .testTarget(
      name: "TaktSchedulerTests",
      dependencies: ["TaktScheduler", "TaktModel", "TaktChecker", "TaktTestSupport"]),
    .testTarget(
      name: "TaktCheckerTests", dependencies: ["TaktChecker", "TaktModel", "TaktTestSupport"]),
    .testTarget(
      name: "TaktReportTests",
      dependencies: ["TaktReport", "TaktModel"],
      exclude: ["Browser"]),
    .testTarget(
      name: "TaktTests",
      dependencies: [
        "Takt", "TaktModel", "TaktFiles", "TaktChecker", "TaktPlanner", "TaktScheduler", "GLPK",
        "TaktTestSupport",
      ]),
    .testTarget(
      name: "TaktBenchTests", dependencies: ["TaktBench", "TaktModel", "TaktFiles", "GLPK"]),
    .testTarget(
      name: "TaktCLITests",
      dependencies: [
        "TaktCLI", "Takt", "TaktChecker", "TaktModel", "TaktReport", "TaktTestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
