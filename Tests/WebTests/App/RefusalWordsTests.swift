import Foundation
import Testing

@testable import Web

@Suite("A sentence for every refusal")
struct RefusalWordsTests {
    /// Every refusal of the sources as area, case and labels of its data.
    private func refusals() throws -> [(area: String, name: String, labels: Set<String>)] {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
        let files =
            FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
        var found: [(String, String, Set<String>)] = []
        for file in files {
            var area: String?
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                if let match = line.firstMatch(of: #/static let area = "([^"]+)"/#) { area = String(match.1) }
                if line.starts(with: "    }") || line.starts(with: "}") {
                    area = line.starts(with: "        ") ? area : nil
                }
                guard let current = area, let match = line.firstMatch(of: #/^ +case ([a-zA-Z]+.*)$/#) else { continue }
                for part in match.1.matches(of: #/([a-zA-Z]+)(?:\(([^)]*)\))?/#) {
                    // A refusal that several areas share has its sentence under its own.
                    if part.2?.hasSuffix(".Refused") == true { continue }
                    let labels = (part.2 ?? "").split(separator: ",").compactMap { $0.split(separator: ":").first }
                        .map { $0.trimmingCharacters(in: .whitespaces) }
                    found.append((current, String(part.1), Set(labels)))
                }
            }
        }
        return found
    }

    @Test("Both languages say what is wrong, with the data that the case carries and no other")
    func complete() throws {
        let all = try refusals()
        #expect(all.count > 150, "\(all.count)")
        let catalogue = try Catalogue.bundled()
        for language in catalogue.languages {
            for refusal in all {
                let key = "refusal.\(refusal.area).\(refusal.name)"
                guard let entry = language.entries[key] else {
                    Issue.record("\(language.code): \(key) is missing")
                    continue
                }
                let unknown = entry.names.subtracting(refusal.labels)
                #expect(unknown.isEmpty, "\(language.code): \(key) names \(unknown)")
            }
        }
    }
}
