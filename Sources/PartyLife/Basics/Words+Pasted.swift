extension String {
    /// Text as people paste it from word processors, in clean paragraphs: soft breaks are line ends, the indent of two
    /// full-width spaces and what cannot be seen is gone, a number keeps one space, and one empty line is enough.
    public var withoutPastedMarks: String {
        var lines: [String] = [""]
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: lines.append("")
            case 0x0D: continue
            case 0x09, 0xA0, 0x2002...0x200A, 0x202F: lines[lines.count - 1].append(" ")
            // Joiners between letters belong to some scripts and to signs.
            case 0x200C, 0x200D: lines[lines.count - 1].unicodeScalars.append(scalar)
            case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF,
                0xFFFC:
                continue
            default: lines[lines.count - 1].unicodeScalars.append(scalar)
            }
        }
        var clean: [String] = []
        for line in lines.map(\.trimmed.withSingleSpaces) where !(line.isEmpty && clean.last?.isEmpty ?? true) {
            clean.append(line)
        }
        return clean.joined(separator: "\n").trimmed
    }

    private var withSingleSpaces: String {
        var text = ""
        for character in self where !(character == " " && text.last == " ") { text.append(character) }
        return text
    }
}
