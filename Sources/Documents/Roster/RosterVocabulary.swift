import Foundation
import PartyLife
import Yams

/// The words of roster files: headings of columns and what their cells may say. They stand in `roster.yaml`.
final class RosterVocabulary: Sendable {
    /// Of each table: the folded heading, the column it names, and how early it stands among the column's headings.
    let headings: [RosterTable: [String: (column: RosterColumn, priority: Int)]]
    /// The first heading of each column, for messages.
    let titles: [RosterColumn: String]
    let identity: Set<String>
    let blanks: [[UInt8]]
    let ignoredSheets: [String]
    let footers: [String]
    let sexes: [String: MemberProfile.Sex]
    let standings: [String: MemberProfile.Standing]
    let joints: [String]
    let offices: [String: Office?]
    let ranks: [String: MemberProfile.Rank?]
    let categories: [String: MemberProfile.Category?]
    let frailRemarks: [String]
    let answers: [String: Bool]
    let kinds: [String: Organisation.Kind]

    /// - Throws: a `DecodingError` or `CocoaError` when the file that comes with the program is missing or broken.
    convenience init() throws {
        guard let url = Bundle.module.url(forResource: "roster", withExtension: "yaml", subdirectory: "Vocabulary")
        else { throw CocoaError(.fileNoSuchFile) }
        try self.init(yaml: String(contentsOf: url, encoding: .utf8))
    }

    private init(yaml: String) throws {
        let file = try YAMLDecoder().decode(File.self, from: yaml)
        let members = RosterVocabulary.columns(file.members) { RosterColumn(key: $0) }
        let organisations = RosterVocabulary.columns(file.organisations) {
            $0 == "name" ? .organisationName : RosterColumn(key: $0)
        }
        headings = [.members: members.headings, .organisations: organisations.headings]
        titles = members.titles.merging(organisations.titles) { first, _ in first }
        identity = Set(file.identity.map(Folding.folded))
        blanks = file.blanks.map { Array($0.utf8) }
        ignoredSheets = file.ignoredSheets.map(Folding.folded)
        footers = file.footers.map(Folding.folded)
        sexes = RosterVocabulary.meanings(file.sex)
        standings = RosterVocabulary.meanings(file.standing)
        joints = file.joints
        offices = RosterVocabulary.meanings(file.offices, none: file.noOffice)
        ranks = RosterVocabulary.meanings(file.ranks, none: file.noRank)
        categories = RosterVocabulary.meanings(file.categories, none: file.noCategory)
        frailRemarks = file.frailRemarks
        answers = Dictionary(
            file.yes.map { (Folding.folded($0), true) } + file.no.map { (Folding.folded($0), false) },
            uniquingKeysWith: { first, _ in first })
        kinds = RosterVocabulary.meanings(file.kinds)
    }

    /// What a heading names in this table.
    func column(_ heading: String, in table: RosterTable) -> (column: RosterColumn, priority: Int)? {
        headings[table]?[Folding.folded(heading)] ?? headings[table]?[Folding.foldedOutsideBrackets(heading)]
    }

    func isIdentity(_ heading: String) -> Bool {
        identity.contains(Folding.folded(heading)) || identity.contains(Folding.foldedOutsideBrackets(heading))
    }

    /// Whether a row that begins with this text closes or explains the table.
    func isFooter(_ text: String) -> Bool {
        // Brackets and colons end a footer's word, so they count here.
        let half = String(String.UnicodeScalarView(text.unicodeScalars.lazy.map(Folding.halfWidth)))
        let bare = String(half.unicodeScalars.lazy.filter { !Folding.isBlank($0) }.map(Character.init))
        return footers.contains { word in
            guard bare.hasPrefix(word) else { return false }
            guard let next = bare.unicodeScalars.dropFirst(word.unicodeScalars.count).first else { return true }
            return next == ":" || next == "(" || ("0"..."9").contains(next)
        }
    }

    /// The parts of a cell that holds several words.
    func parts(_ text: String) -> [Substring] {
        var parts = [text[...]]
        for joint in joints { parts = parts.flatMap { $0.split(separator: joint) } }
        return parts
    }

    private typealias Columns = (
        headings: [String: (column: RosterColumn, priority: Int)], titles: [RosterColumn: String]
    )

    private static func columns(_ file: [String: [String]], _ named: (String) -> RosterColumn?) -> Columns {
        var result: Columns = ([:], [:])
        for (key, words) in file {
            guard let column = named(key) else { continue }
            result.titles[column] = words.first
            for (priority, word) in words.enumerated() { result.headings[Folding.folded(word)] = (column, priority) }
        }
        return result
    }

    private static func meanings<Value: RawRepresentable>(
        _ words: [String: [String]], none: [String]
    ) -> [String: Value?] where Value.RawValue == String {
        let meanings: [String: Value] = meanings(words)
        return meanings.mapValues(Optional.some).merging(none.map { (Folding.folded($0), nil) }) { first, _ in first }
    }

    private static func meanings<Value: RawRepresentable>(_ words: [String: [String]]) -> [String: Value]
    where Value.RawValue == String {
        var result: [String: Value] = [:]
        for (key, list) in words {
            guard let value = Value(rawValue: key) else { continue }
            for word in list { result[Folding.folded(word)] = value }
        }
        return result
    }

    private struct File: Decodable {
        var members, organisations: [String: [String]]
        var identity, blanks, ignoredSheets, footers, joints, noOffice, noRank, noCategory: [String]
        var frailRemarks, yes, no: [String]
        var sex, standing, offices, ranks, categories, kinds: [String: [String]]
    }
}
