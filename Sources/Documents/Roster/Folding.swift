/// Text as it is compared: full-width signs as half-width, Latin letters small, without blanks and brackets.
enum Folding {
    static func folded(_ text: String) -> String { fold(text, dropping: isBracket) }

    /// The same, and without what stands inside brackets: 联系电话（手机） is 联系电话.
    static func foldedOutsideBrackets(_ text: String) -> String {
        var depth = 0
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.lazy.map(halfWidth) {
            if isOpening(scalar) {
                depth += 1
            } else if isBracket(scalar) {
                depth = max(0, depth - 1)
            } else if depth == 0 {
                result.append(scalar)
            }
        }
        return folded(String(result))
    }

    /// For names of organisations: blanks do not matter, and brackets do not care for their width.
    static func foldedName(_ text: String) -> String { fold(text) { _ in false } }

    private static func fold(_ text: String, dropping isDropped: (Unicode.Scalar) -> Bool) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.lazy.map(halfWidth) where !isBlank(scalar) && !isDropped(scalar) {
            result.append(lowercase(scalar))
        }
        return String(result)
    }

    static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }

    /// Full-width letters and figures as half-width; signs stay as written.
    static func halfWidthLettersAndFigures(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: halfWidth(scalar)
        default: scalar
        }
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x20, 0xA0, 0x2000...0x200F, 0x202F, 0x2060, 0x3000, 0xFEFF: true
        default: false
        }
    }

    private static func isBracket(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "(", ")", "[", "]", "{", "}", "<", ">", "〈", "〉", "《", "》", "【", "】", "〔", "〕", "「", "」", "*", ":",
            "\"", "“", "”":
            true
        default: false
        }
    }

    private static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "(", "[", "{", "【", "〔": true
        default: false
        }
    }

    private static func lowercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0x20) ?? scalar : scalar
    }
}
