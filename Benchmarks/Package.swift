// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let kit: Target.Dependency = .product(name: "BihuanKit", package: "bihuan")
let files: Target.Dependency = .product(name: "BihuanFiles", package: "bihuan")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "benchmarks",
    dependencies: [
        .package(name: "bihuan", path: ".."),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
    ],
    targets: [
        // A made-up country of any size, and what is asked of it.
        .target(name: "Country", dependencies: [kit], swiftSettings: settings),
        .executableTarget(name: "nation", dependencies: ["Country", kit, arguments], swiftSettings: settings),
        .executableTarget(name: "measure", dependencies: ["Country", kit, files, arguments], swiftSettings: settings),
        .executableTarget(
            name: "InProcess",
            dependencies: ["Country", kit, .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/InProcess", swiftSettings: settings,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        .executableTarget(
            name: "LedgerBench",
            dependencies: [
                kit, arguments,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ], swiftSettings: settings, linkerSettings: [.linkedLibrary("jemalloc")]),
    ]
)
