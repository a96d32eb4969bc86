import PartyLife

/// Words of a cell as they are kept.
enum CellText {
    typealias Checked = Result<String, Failure>

    struct Failure: Error { let reason: Roster.Reason }

    static let longestName = PersonName.longest
    static let longestOrganisationName = 100
    static let longestRemark = 1000

    /// Free words: full-width letters and figures as half-width, line breaks as blanks.
    static func words(_ text: String, limit: Int) -> Checked {
        var result = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars {
            let isBreak = scalar == "\n" || scalar == "\r" || scalar == "\t"
            if !isBreak && isForbidden(scalar) { return .failure(Failure(reason: .badCharacters)) }
            result.append(isBreak ? " " : Folding.halfWidthLettersAndFigures(scalar))
            count += 1
            if count > limit { return .failure(Failure(reason: .tooLong)) }
        }
        return .success(String(result))
    }

    /// A name of a person. Blanks within Chinese names only align them in print (傅　超); in longer names and those
    /// in Latin letters they part the words.
    static func personName(_ text: String) -> Checked {
        words(text, limit: longestName).flatMap { words in
            let parts = words.unicodeScalars.split(whereSeparator: Folding.isBlank)
                .map { String(String.UnicodeScalarView($0)) }
            let signs = parts.joined().unicodeScalars
            let isChinese = signs.allSatisfy { isHan($0) || isDot($0) }
            let isJoined = isChinese && (signs.count <= 4 || signs.contains(where: isDot))
            let name = parts.joined(separator: isJoined ? "" : " ")
            return PersonName.isPlausible(name) ? .success(name) : .failure(Failure(reason: .implausibleName))
        }
    }

    /// Whether the bytes are three to a sign, all of them common Chinese characters: then there is nothing to clean.
    static func isPlainChinese(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count % 3 == 0 else { return false }
        var index = 0
        while index < bytes.count {
            guard (0xE4...0xE9).contains(bytes[index]), bytes[index + 1] & 0xC0 == 0x80,
                bytes[index + 2] & 0xC0 == 0x80
            else { return false }
            index += 3
        }
        return true
    }

    /// Codes are identifiers.
    static func code(_ text: String) -> Checked {
        let half = String(String.UnicodeScalarView(text.unicodeScalars.lazy.map(Folding.halfWidth)))
        return Identifier<Organisation>.isValid(half) ? .success(half) : .failure(Failure(reason: .badCode))
    }

    /// Control signs, signs that turn the direction of writing, and the mark of broken text.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFFFD, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF: true
        default: false
        }
    }

    private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xB7, 0x2022, 0x2027, 0x30FB, 0xFF65: true
        default: false
        }
    }
}
