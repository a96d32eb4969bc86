import Foundation
import Testing

@testable import Web

@Suite struct CatalogueTests {
    let catalogue: Catalogue
    let sources = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources/Web")

    init() throws {
        catalogue = try .bundled()
    }

    @Test("Every language has the same keys")
    func sameKeys() {
        let keys = Set(catalogue.standard.entries.keys)
        for language in catalogue.others {
            #expect(keys.symmetricDifference(language.entries.keys).sorted() == [])
        }
    }

    @Test("A text has the same placeholders in every language; dates are free to choose theirs")
    func samePlaceholders() {
        for language in catalogue.others {
            for (key, entry) in language.entries where !key.hasPrefix("format.") {
                #expect(entry.names == catalogue.standard.entries[key]?.names, "\(language.code): \(key)")
            }
        }
    }

    @Test("No text is empty")
    func noEmptyTexts() {
        for language in catalogue.languages {
            #expect(language.entries.filter { $0.value.other.parts.isEmpty }.map(\.key) == [])
        }
    }

    @Test("Every key that the sources look up is there")
    func usedKeysExist() throws {
        let call = try Regex(#"(?:anguage|\bl)\.text\(\s*(?:[a-z][A-Za-z.]* \? )?"([^"]+)"(?: : "([^"]+)")?"#)
        var found = 0
        for file in try swiftFiles() {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: call) {
                for key in match.output.dropFirst().compactMap({ $0.substring.map(String.init) }) {
                    found += 1
                    #expect(isKnown(key), "\(file.lastPathComponent): \(key)")
                }
            }
        }
        #expect(found > 20)
    }

    @Test("Sources hold no Chinese text outside comments")
    func noChineseInSources() throws {
        for file in try swiftFiles() {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let code = line.prefix(upTo: line.range(of: "//")?.lowerBound ?? line.endIndex)
                #expect(
                    !code.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) },
                    "\(file.lastPathComponent): \(line)")
            }
        }
    }

    /// A key put together at run time needs at least one key with the same beginning.
    private func isKnown(_ key: String) -> Bool {
        let keys = catalogue.standard.entries.keys
        guard let cut = key.range(of: "\\(") else { return keys.contains(key) }
        return keys.contains { $0.hasPrefix(key[..<cut.lowerBound]) }
    }

    private func swiftFiles() throws -> [URL] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
        return paths.filter { $0.hasSuffix(".swift") }.map(sources.appendingPathComponent)
    }
}
