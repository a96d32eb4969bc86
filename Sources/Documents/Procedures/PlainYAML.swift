import Yams

/// YAML from people who may mean ill: a tree in which everything stands where it is written, of bounded depth and size.
///
/// Composing is linear in the text only where there are no aliases: a few of them as keys of mappings take hours.
/// So none may be in the text when it is composed.
enum PlainYAML {
    struct Refused: Error {
        let reason: ProcedureFile.Reason
        let line: Int?
    }

    /// Levels within each other. A procedure has five.
    private static let deepest = 32
    /// Values and keys.
    private static let most = 20_000
    /// Bytes of one value.
    private static let longest = 16_384

    /// Throws ``Refused``, or the library's error where the text is not YAML.
    static func compose(_ text: String) throws -> Node {
        try checkDepth(text)
        try checkReferences(in: text)
        guard let root = try Yams.compose(yaml: text) else { throw Refused(reason: .notYAML, line: 1) }
        var count = 0
        try check(root, depth: 1, &count)
        return root
    }

    /// By signs alone, before anything is built: brackets that are open, wherever they stand, and what stands before
    /// the first word of a line.
    private static func checkDepth(_ text: String) throws {
        var open = 0
        var (line, column) = (1, 0)
        var isBeforeText = true
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): open = max(0, open - 1)
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                line += byte == UInt8(ascii: "\n") ? 1 : 0
                (column, isBeforeText) = (0, true)
                continue
            default: break
            }
            let isSign = [
                UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"),
            ]
            .contains(byte)
            isBeforeText = isBeforeText && isSign
            column += isBeforeText ? 1 : 0
            guard open <= deepest, column <= 4 * deepest else { throw Refused(reason: .tooComplex, line: line) }
        }
    }

    /// The library itself tells references from text: on a copy in which each "&" and "*" that could begin one is another
    /// sign, so that none is left. Where a value or key without quotes begins with that sign, it was a reference.
    private static func checkReferences(in text: String) throws {
        var copy = String.UnicodeScalarView()
        var before: Unicode.Scalar = "\n"
        var line = 1
        var firstLine: Int?
        for scalar in text.unicodeScalars {
            let couldRefer = (scalar == "&" || scalar == "*") && !isWord(before)
            copy.append(couldRefer ? standIn : scalar)
            if couldRefer { firstLine = firstLine ?? line }
            if scalar == "\n" { line += 1 }
            before = scalar
        }
        guard let firstLine else { return }
        let root: Node?
        // Where an anchor stood before a mapping, the copy is no YAML.
        do { root = try Yams.compose(yaml: String(copy)) } catch { throw Refused(reason: .reference, line: firstLine) }
        try root?.forEachScalar { scalar in
            guard scalar.style == .plain, scalar.string.unicodeScalars.first == standIn else { return }
            throw Refused(reason: .reference, line: scalar.mark?.line)
        }
    }

    /// For private use: in no text.
    private static let standIn: Unicode.Scalar = "\u{E000}"

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func check(_ node: Node, depth: Int, _ count: inout Int) throws {
        count += 1
        guard depth <= deepest, count <= most else { throw Refused(reason: .tooComplex, line: node.mark?.line) }
        switch node {
        case .scalar(let scalar):
            guard scalar.string.utf8.count <= longest else { throw Refused(reason: .tooLarge, line: node.mark?.line) }
        case .sequence(let list): for item in list { try check(item, depth: depth + 1, &count) }
        case .mapping(let mapping):
            for (key, value) in mapping {
                guard case .scalar(let name) = key else { throw Refused(reason: .tooComplex, line: key.mark?.line) }
                guard name.string != "<<" else { throw Refused(reason: .reference, line: key.mark?.line) }
                try check(key, depth: depth + 1, &count)
                try check(value, depth: depth + 1, &count)
            }
        case .alias: throw Refused(reason: .reference, line: node.mark?.line)
        }
    }
}

extension Node {
    fileprivate func forEachScalar(_ body: (Node.Scalar) throws -> Void) throws {
        switch self {
        case .scalar(let scalar): try body(scalar)
        case .sequence(let list): for item in list { try item.forEachScalar(body) }
        case .mapping(let mapping):
            for (key, value) in mapping {
                try key.forEachScalar(body)
                try value.forEachScalar(body)
            }
        case .alias: break
        }
    }
}
