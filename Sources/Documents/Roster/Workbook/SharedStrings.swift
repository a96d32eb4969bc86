/// The strings that the cells of a workbook refer to by number.
struct SharedStrings {
    private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []

    init() {}

    init(_ scanner: inout XMLScanner, limit: Int) throws {
        var isInText = false
        // Phonetic runs (rPh) tell how the text is pronounced; they are not part of it.
        var phonetic = 0
        var start = 0
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.named("si") {
                    start = bytes.count
                } else if scanner.named("rPh") {
                    phonetic += 1
                } else if scanner.named("t") {
                    isInText = phonetic == 0
                }
            case .text:
                if isInText { try scanner.appendText(to: &bytes) }
                if bytes.count > limit { throw RosterFileError.Cause.zipBomb }
            case .end:
                if scanner.named("t") {
                    isInText = false
                } else if scanner.named("rPh") {
                    phonetic -= 1
                } else if scanner.named("si") {
                    XMLReferences.resolveEscapes(in: &bytes, from: start)
                    ends.append(bytes.count)
                    if ends.count * 8 > limit { throw RosterFileError.Cause.zipBomb }
                }
            case .finish: return
            }
        }
    }

    /// Where the string with this number stands in `bytes`.
    func range(_ index: Int) -> Range<Int>? {
        guard ends.indices.contains(index) else { return nil }
        return (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }
}
