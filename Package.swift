// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "bihuan",
    products: [.executable(name: "bihuan", targets: ["bihuan"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", exact: "1.35.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // The heart: model and rules, pure.
        .target(name: "PartyLife", swiftSettings: settings),
        .target(name: "EventLog", dependencies: [crypto], swiftSettings: settings),

        // The store.
        .target(name: "Storage", swiftSettings: settings),
        .target(name: "StorageSQLite", dependencies: ["Storage", sqlite], swiftSettings: settings),
        .target(name: "StoragePostgreSQL", dependencies: ["Storage", "CPostgreSQL"], swiftSettings: settings),
        .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "Records", dependencies: ["PartyLife", "EventLog", "Storage"], swiftSettings: settings),
        .target(
            name: "Operations", dependencies: ["PartyLife", "EventLog", "Storage", "Records", crypto, cryptoExtras],
            resources: [.copy("Accounts/common-passwords.txt")], swiftSettings: settings),

        .target(
            name: "Web",
            dependencies: [
                "PartyLife", "Operations", "Documents", hummingbird, hummingbirdCore, httpTypes, logging, nioCore,
                nioHTTP1, nioHTTPTypes, yams, crypto,
            ],
            resources: [.copy("Public"), .copy("Localization/zh-Hans"), .copy("Localization/en")],
            swiftSettings: settings),
        .target(
            name: "Documents", dependencies: ["PartyLife", "CZip", "CQRencode", yams],
            resources: [.copy("Vocabulary"), .copy("Procedures/Shipped")],
            swiftSettings: settings),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .target(
            name: "Simulation", dependencies: ["PartyLife", "Operations", "Records", "EventLog", "Storage"],
            resources: [.copy("Words")], swiftSettings: settings),
        .target(
            name: "Command",
            dependencies: [
                "PartyLife", "EventLog", "Storage", "StorageSQLite", "StoragePostgreSQL", "Records", "Operations",
                "Documents", "Web", "Simulation", arguments, logging, hummingbird, nioCore,
            ],
            swiftSettings: settings),
        // Much of a request is small allocations, which jemalloc makes faster than the C library.
        .executableTarget(
            name: "bihuan", dependencies: ["Command", arguments], swiftSettings: settings,
            linkerSettings: [.linkedLibrary("jemalloc")]),

        // Measurements: a made-up country of any size, and what is asked of it. No part of the program.
        .target(
            name: "Loading", dependencies: ["PartyLife", "EventLog", "Storage", "Records"], path: "Benchmarks/Loading",
            swiftSettings: settings),
        .target(
            name: "Country",
            dependencies: [
                "PartyLife", "EventLog", "Storage", "StorageSQLite", "StoragePostgreSQL", "Records", "Operations",
                "Loading", "TestChance",
            ], path: "Benchmarks/Country", swiftSettings: settings),
        .executableTarget(
            name: "nation", dependencies: ["Country", "EventLog", "Records", "Storage", arguments],
            path: "Benchmarks/nation", swiftSettings: settings),
        .executableTarget(
            name: "measure",
            dependencies: [
                "Country", "PartyLife", "EventLog", "Storage", "Records", "Operations", "Documents", "Simulation",
                "TestChance", arguments,
            ], path: "Benchmarks/measure", swiftSettings: settings),
        .executableTarget(
            name: "LedgerBench",
            dependencies: [
                "Country", "PartyLife", "EventLog", "Storage", "StorageSQLite", "StoragePostgreSQL", "Records",
                "Operations",
                arguments, hummingbird, sqlite, logging, nioCore,
            ], path: "Benchmarks/LedgerBench", swiftSettings: settings, linkerSettings: [.linkedLibrary("jemalloc")]),

        // Tests mirror the targets.
        .target(name: "TestChance", path: "Tests/TestChance", swiftSettings: settings),
        .target(
            name: "TestKit",
            dependencies: [
                "PartyLife", "EventLog", "Storage", "StorageSQLite", "StoragePostgreSQL", "Records", "Operations",
            ],
            path: "Tests/TestKit", swiftSettings: settings),
        .testTarget(name: "PartyLifeTests", dependencies: ["PartyLife", "TestChance"], swiftSettings: settings),
        .testTarget(name: "EventLogTests", dependencies: ["EventLog", "TestChance"], swiftSettings: settings),
        .testTarget(
            name: "StorageContractTests",
            dependencies: ["Storage", "StorageSQLite", "StoragePostgreSQL", "TestKit", "TestChance"],
            swiftSettings: settings),
        .testTarget(
            name: "RecordsTests",
            dependencies: [
                "PartyLife", "EventLog", "Storage", "StorageSQLite", "Records", "Operations", "Simulation", "TestKit",
                "TestChance", "Loading",
            ], swiftSettings: settings),
        .testTarget(
            name: "OperationsTests",
            dependencies: [
                "PartyLife", "EventLog", "Records", "Operations", "Storage", "StorageSQLite", "TestKit", "Country",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "SimulationTests",
            dependencies: [
                "Simulation", "PartyLife", "Operations", "Records", "EventLog", "Storage", "StorageSQLite",
            ], swiftSettings: settings),
        .testTarget(
            name: "DocumentsTests", dependencies: ["PartyLife", "Documents", "TestChance"], swiftSettings: settings),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "PartyLife", "Records", "Operations", "Documents", "Web", "TestKit", hummingbird, httpTypes,
                logging, nioCore, nioHTTPTypes, nioEmbedded,
            ], swiftSettings: settings),
    ]
)
