import Foundation

/// A data file of words: lines under headings in brackets; `#` begins a remark.
struct WordList: Sendable {
    private let name: String
    private let sections: [String: [String]]

    /// Throws ``SimulationError/wordsMissing(_:)`` when the file does not come with the program.
    init(named name: String) throws {
        let file = Bundle.module.resourceURL?.appendingPathComponent("Words/\(name).txt")
        guard let file, let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw SimulationError.wordsMissing(name)
        }
        var sections: [String: [String]] = [:]
        var heading = ""
        for line in text.split(whereSeparator: \.isNewline).map(String.init) where !line.hasPrefix("#") {
            if line.hasPrefix("["), line.hasSuffix("]") {
                heading = String(line.dropFirst().dropLast())
            } else if !line.allSatisfy(\.isWhitespace) {
                sections[heading, default: []].append(line)
            }
        }
        (self.name, self.sections) = (name, sections)
    }

    /// The lines under a heading; never empty.
    func lines(_ heading: String) throws -> [String] {
        guard let lines = sections[heading], !lines.isEmpty else {
            throw SimulationError.wordsMissing("\(name)/\(heading)")
        }
        return lines
    }

    /// The words under a heading, where a line holds many.
    func words(_ heading: String) throws -> [String] {
        try lines(heading).flatMap { $0.split(separator: " ").map(String.init) }
    }

    /// Lines of the form key=value.
    func table(_ heading: String) throws -> [String: String] {
        var table: [String: String] = [:]
        for line in try lines(heading) {
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { table[parts[0]] = parts[1] }
        }
        return table
    }

    /// Lines of fields with bars between them.
    func records(_ heading: String) throws -> [[String]] {
        try lines(heading).map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
    }
}

extension String {
    /// With each `{name}` replaced by its value.
    func filled(_ slots: [String: String]) -> String {
        slots.reduce(self) { $0.replacingOccurrences(of: "{\($1.key)}", with: $1.value) }
    }
}
