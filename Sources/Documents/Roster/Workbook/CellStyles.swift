/// Which styles of a workbook show a number as a date.
struct CellStyles {
    private var showsDate: [Bool] = []

    init() {}

    init(_ scanner: inout XMLScanner) throws {
        var customFormats: [Int: Bool] = [:]
        var isInCellFormats = false
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.named("cellXfs") { isInCellFormats = true }
                if scanner.named("numFmt") {
                    var (id, code) = (-1, "")
                    while scanner.nextAttribute() {
                        if scanner.attributeNamed("numFmtId") { id = Int(try scanner.attributeText()) ?? -1 }
                        if scanner.attributeNamed("formatCode") { code = try scanner.attributeText() }
                    }
                    customFormats[id] = CellStyles.isDateFormat(code)
                } else if isInCellFormats, scanner.named("xf") {
                    var id = 0
                    while scanner.nextAttribute() {
                        if scanner.attributeNamed("numFmtId") { id = Int(try scanner.attributeText()) ?? 0 }
                    }
                    showsDate.append(customFormats[id] ?? CellStyles.isBuiltInDate(id))
                }
            case .end: if scanner.named("cellXfs") { isInCellFormats = false }
            case .text: continue
            case .finish: return
            }
        }
    }

    func isDate(_ style: Int) -> Bool { showsDate.indices.contains(style) && showsDate[style] }

    private static func isBuiltInDate(_ id: Int) -> Bool {
        (14...22).contains(id) || (27...36).contains(id) || (50...58).contains(id)
    }

    /// Whether a format such as `yyyy"年"m"月"` has a year, month or day outside quotes and brackets.
    static func isDateFormat(_ code: String) -> Bool {
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        var signs = Set<Character>()
        for sign in code.lowercased() {
            if isEscaped {
                isEscaped = false
            } else if isQuoted {
                isQuoted = sign != "\""
            } else if isBracketed {
                isBracketed = sign != "]"
            } else {
                switch sign {
                case "\\", "_", "*": isEscaped = true
                case "\"": isQuoted = true
                case "[": isBracketed = true
                default: signs.insert(sign)
                }
            }
        }
        return signs.contains("y") || signs.contains("d")
            || signs.contains("m") && !signs.contains("h") && !signs.contains("s")
    }
}
