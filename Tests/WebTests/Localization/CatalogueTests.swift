import Foundation
import Operations
import PartyLife
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

    @Test("Keys that are made of the cases of a kind are there for every case")
    func casesExist() {
        let made = [
            Metric.allCases.map { "metric.\($0.rawValue)" }, Metric.Unit.allCases.map { "unit.\($0.rawValue)" },
            Office.allCases.map { "office.\($0.rawValue)" }, Step.Stage.allCases.map { "stage.\($0.rawValue)" },
            ToDo.Kind.allCases.flatMap { ["todo-action.\($0.rawValue)", "todo.\($0.rawValue)"] },
            DemoRole.Kind.allCases.flatMap { ["demo-role.\($0.rawValue)", "demo-role.\($0.rawValue)-does"] },
        ].joined()
        #expect(made.filter { catalogue.standard.entries[$0] == nil } == [])
    }

    @Test(
        "A key that is put together is matched by what stands around the part that varies, not by its beginning alone")
    func putTogether() {
        #expect(isKnown(#"demo-role.\(role.kind.rawValue)-does"#) && isKnown(#"office.\(name(of: office))"#))
        #expect(!isKnown(#"demo-role.\(role.kind.rawValue)-doze"#) && !isKnown(#"demo-role.clerk\(x)"#))
    }

    /// A key put together at run time needs a key with the same parts and something between them.
    private func isKnown(_ key: String) -> Bool {
        let keys = catalogue.standard.entries.keys
        var parts = [""]
        var depth = 0
        for (character, next) in zip(key, key.dropFirst() + " ") {
            switch (depth, character) {
            case (0, "\\") where next == "(": parts.append("")
            case (0, "(") where parts.count > 1 && parts.last == "": depth = 1
            case (0, _): parts[parts.count - 1].append(character)
            case (_, "("): depth += 1
            case (_, ")"): depth -= 1
            default: break
            }
        }
        guard parts.count > 1 else { return keys.contains(key) }
        return keys.contains { isMade($0, of: parts, wholly: depth == 0) }
    }

    /// - Parameter wholly: false where the last part of it could not be read from the sources.
    private func isMade(_ key: String, of parts: [String], wholly: Bool) -> Bool {
        guard let first = parts.first, let last = parts.last, key.hasPrefix(first) else { return false }
        var rest = key.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.dropFirst().range(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.count > last.count && (!wholly || rest.hasSuffix(last))
    }

    private func swiftFiles() throws -> [URL] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
        return paths.filter { $0.hasSuffix(".swift") }.map(sources.appendingPathComponent)
    }
}
