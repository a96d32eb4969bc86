/// Whether something can be the name of a person (姓名).
///
/// Names are written in the scripts of the country's peoples, and may be long: 阿卜杜热西提·麦麦提阿布都拉. They have no
/// figures, markup or signs of addresses. People of one name are told apart in rosters as 李伟（大）, which is kept.
public enum PersonName {
    /// Signs at most: longer than any name on an identity card.
    public static let longest = 40

    public static func isPlausible(_ text: String) -> Bool {
        var signs = Array(text.unicodeScalars)
        guard !signs.isEmpty, signs.count <= longest else { return false }
        if let mark = mark(of: signs) { signs = mark }
        var isAfterLetter = false
        for (index, sign) in signs.enumerated() {
            if isLetter(sign) || isPartOfLetter(sign) {
                guard isAfterLetter || isLetter(sign) else { return false }
                isAfterLetter = true
            } else if isJoint(sign) {
                // A point may be followed by a blank, as in "J. Smith"; no other two joints meet.
                let isSpaced = sign == " " && index > 0 && [".", "·", "•"].contains(signs[index - 1])
                guard isAfterLetter || isSpaced else { return false }
                isAfterLetter = false
            } else {
                return false
            }
        }
        return isAfterLetter || signs.last == "." || signs.last == "་"
    }

    /// The name without what tells namesakes apart: （大）, (女), （小）; nil where there is no such mark.
    private static func mark(of signs: [Unicode.Scalar]) -> [Unicode.Scalar]? {
        guard let close = signs.last, close == ")" || close == "）",
            let open = signs.lastIndex(where: { $0 == "(" || $0 == "（" }), open > 0
        else { return nil }
        let within = signs[(open + 1)..<(signs.count - 1)]
        guard (1...4).contains(within.count), within.allSatisfy(isHan) else { return nil }
        return Array(signs[..<open])
    }

    private static func isJoint(_ sign: Unicode.Scalar) -> Bool {
        switch sign {
        case "·", "•", "‧", "・", "･", "᠂", "་", " ", "-", "‐", "'", "’", "ʻ", "ʼ", ".", "．": true
        default: false
        }
    }

    private static func isHan(_ sign: Unicode.Scalar) -> Bool { sign == "〇" || sign.properties.isIdeographic }

    /// Letters of names: Chinese, Latin, Uyghur and Kazakh (Arabic), Tibetan, Mongolian, Yi, Korean, Cyrillic, Dai.
    private static func isLetter(_ sign: Unicode.Scalar) -> Bool {
        // Rare signs of old files stand in the area for private use.
        if isHan(sign) || (0xE000...0xF8FF).contains(sign.value) { return true }
        guard sign.properties.isAlphabetic else { return false }
        return switch sign.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: true
        case 0x400...0x52F, 0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: true
        case 0xF00...0xFFF, 0x1800...0x18AF, 0xA000...0xA4CF, 0x1100...0x11FF, 0xAC00...0xD7A3: true
        case 0x1950...0x19DF, 0x1A20...0x1AAF: true
        default: false
        }
    }

    /// Signs that stand on a letter: vowels of Tibetan and Arabic, accents of Latin, joiners of Mongolian.
    private static func isPartOfLetter(_ sign: Unicode.Scalar) -> Bool {
        switch sign.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: (0x180B...0x180F).contains(sign.value) || sign.value == 0x200C || sign.value == 0x202F
        }
    }
}
