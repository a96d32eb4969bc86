import HTTPTypes

/// Text as it comes in: strict UTF-8, one kind of line break, no control characters.
enum FormText {
    /// - Throws: ``PageError`` 400 where the bytes are not UTF-8 or hold a NUL, which no database keeps.
    static func decoded(_ bytes: some Collection<UInt8>) throws -> String {
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw PageError(.badRequest, "error.form.encoding")
        }
        return text.utf8.contains { $0 < 0x20 } ? cleaned(text) : text
    }

    /// Browsers send CR LF and word processors paste vertical tabs; both are line breaks here.
    private static func cleaned(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\r", "\u{0B}", "\u{0C}": scalars.append("\n")
            case "\n", "\t": scalars.append(scalar)
            case _ where scalar.value < 0x20: break
            default: scalars.append(scalar)
            }
            previous = scalar
        }
        return String(scalars)
    }
}
