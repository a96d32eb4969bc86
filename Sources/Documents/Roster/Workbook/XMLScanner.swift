/// Reads XML as a stream, one piece of markup at a time, in bounded memory.
///
/// It knows what spreadsheets are written in: elements, attributes, text, CDATA, comments, character references.
/// A document type (DOCTYPE) is refused, so that there are no entities to expand and nothing to fetch. Names are
/// given without their prefix. Ranges are good until the next call of `next()`.
struct XMLScanner: ~Copyable {
    enum Event { case start, end, text, finish }

    /// Of an element just started or ended, without prefix.
    private(set) var name = 0..<0
    /// Of the text just met.
    private(set) var text = 0..<0
    private(set) var attributeName = 0..<0
    private(set) var attributeValue = 0..<0

    private var attributes = 0..<0
    private var isLiteral = false
    private var endsAtOnce = false
    private var depth = 0
    private var hadElement = false
    private var hadSourceEnd = false
    private var buffer: UnsafeMutableRawBufferPointer
    private var start = 0
    private var end = 0
    private let read: (UnsafeMutableRawBufferPointer) throws -> Int

    /// No tag, comment or piece of text is longer than this.
    private static let longestToken = 1 << 20

    /// - Parameter read: fills the buffer it is given and returns the number of bytes, 0 at the end.
    init(read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
        self.read = read
        buffer = .allocate(byteCount: 1 << 17, alignment: 16)
    }

    deinit { buffer.deallocate() }

    mutating func next() throws -> Event {
        if endsAtOnce {
            endsAtOnce = false
            depth -= 1
            return .end
        }
        while true {
            if start == end, try !fill() {
                guard hadElement, depth == 0 else { throw RosterFileError.Cause.truncated }
                return .finish
            }
            if byte(start) != UInt8(ascii: "<") {
                let stop = try find(from: start) { $0 == UInt8(ascii: "<") } ?? end
                text = start..<stop
                start = stop
                isLiteral = false
                if depth > 0 { return .text }
                continue
            }
            try need(2)
            switch byte(start + 1) {
            case UInt8(ascii: "?"): _ = try skip(past: "?>", after: 2)
            case UInt8(ascii: "!"): if try readDeclaration() { return .text }
            case UInt8(ascii: "/"):
                let stop = try skip(past: ">", after: 2)
                setName(stop)
                depth -= 1
                if depth < 0 { throw RosterFileError.Cause.damaged }
                return .end
            default:
                try readStart()
                return .start
            }
        }
    }

    /// Whether the element is called this.
    func named(_ wanted: StaticString) -> Bool { equal(name, wanted) }

    func attributeNamed(_ wanted: StaticString) -> Bool { equal(attributeName, wanted) }

    /// The next attribute of the element just started.
    mutating func nextAttribute() -> Bool {
        var index = attributes.lowerBound
        let stop = attributes.upperBound
        while index < stop, byte(index) <= 0x20 { index += 1 }
        var nameStart = index
        while index < stop, byte(index) != UInt8(ascii: "="), byte(index) > 0x20 {
            if byte(index) == UInt8(ascii: ":") { nameStart = index + 1 }
            index += 1
        }
        attributeName = nameStart..<index
        while index < stop, byte(index) != UInt8(ascii: "\""), byte(index) != UInt8(ascii: "'") { index += 1 }
        guard index < stop else { return false }
        let quote = byte(index)
        let valueStart = index + 1
        index = valueStart
        while index < stop, byte(index) != quote { index += 1 }
        guard index < stop else { return false }
        attributeValue = valueStart..<index
        attributes = (index + 1)..<stop
        return true
    }

    func byte(_ index: Int) -> UInt8 { buffer[index] }

    /// Adds the text just met, its references resolved.
    func appendText(to bytes: inout [UInt8]) throws { try append(text, isLiteral: isLiteral, to: &bytes) }

    /// The value of the attribute, its references resolved.
    func attributeText() throws -> String {
        var bytes: [UInt8] = []
        try append(attributeValue, isLiteral: false, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func append(_ range: Range<Int>, isLiteral: Bool, to bytes: inout [UInt8]) throws {
        let source = UnsafeRawBufferPointer(rebasing: buffer[range])
        if isLiteral || !source.contains(UInt8(ascii: "&")) {
            bytes.append(contentsOf: source)
        } else {
            try XMLReferences.append(source, to: &bytes)
        }
    }

    private func equal(_ range: Range<Int>, _ wanted: StaticString) -> Bool {
        guard range.count == wanted.utf8CodeUnitCount else { return false }
        let start = wanted.utf8Start
        for offset in 0..<range.count where buffer[range.lowerBound + offset] != start[offset] { return false }
        return true
    }

    private mutating func readStart() throws {
        var quote: UInt8 = 0
        let stop = try find(from: start + 1) { byte in
            if quote != 0 {
                if byte == quote { quote = 0 }
                return false
            }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
            return byte == UInt8(ascii: ">")
        }
        guard let stop else { throw RosterFileError.Cause.truncated }
        let tagStart = start + 1
        endsAtOnce = stop > tagStart && byte(stop - 1) == UInt8(ascii: "/")
        start = stop + 1
        setName(tagStart..<(endsAtOnce ? stop - 1 : stop))
        depth += 1
        hadElement = true
        if depth > 256 { throw RosterFileError.Cause.damaged }
    }

    private mutating func setName(_ tag: Range<Int>) {
        var index = tag.lowerBound
        var nameStart = index
        while index < tag.upperBound, byte(index) > 0x20 {
            if byte(index) == UInt8(ascii: ":") { nameStart = index + 1 }
            index += 1
        }
        name = nameStart..<index
        attributes = index..<tag.upperBound
    }

    /// Whether it was text (CDATA).
    private mutating func readDeclaration() throws -> Bool {
        try need(4)
        if equal((start + 2)..<(start + 4), "--") {
            _ = try skip(past: "-->", after: 4)
            return false
        }
        try need(9)
        guard equal((start + 2)..<(start + 9), "[CDATA["), depth > 0 else { throw RosterFileError.Cause.damaged }
        text = try skip(past: "]]>", after: 9)
        isLiteral = true
        return true
    }

    /// Moves past the terminator and returns what stood before it.
    private mutating func skip(past terminator: StaticString, after opening: Int) throws -> Range<Int> {
        let length = terminator.utf8CodeUnitCount
        var index = start + opening
        while true {
            while index + length <= end {
                if equal(index..<(index + length), terminator) {
                    let inside = (start + opening)..<index
                    start = index + length
                    return inside
                }
                index += 1
            }
            let offset = index - start
            guard try fill() else { throw RosterFileError.Cause.truncated }
            index = start + offset
        }
    }

    /// The first byte that satisfies the condition, or nil at the end of the source.
    private mutating func find(from first: Int, _ condition: (UInt8) -> Bool) throws -> Int? {
        var index = first
        while true {
            while index < end {
                if condition(buffer[index]) { return index }
                index += 1
            }
            let offset = index - start
            guard try fill() else { return nil }
            index = start + offset
        }
    }

    private mutating func need(_ count: Int) throws {
        while end - start < count {
            guard try fill() else { throw RosterFileError.Cause.truncated }
        }
    }

    /// Reads on; what has not been used moves to the front of the buffer.
    private mutating func fill() throws -> Bool {
        if hadSourceEnd { return false }
        let rest = end - start
        if rest > XMLScanner.longestToken { throw RosterFileError.Cause.damaged }
        if start > 0, rest > 0 { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<end])) }
        (start, end) = (0, rest)
        if buffer.count - rest < 1 << 16 {
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count * 2, alignment: 16)
            larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[0..<rest]))
            buffer.deallocate()
            buffer = larger
        }
        let count = try read(UnsafeMutableRawBufferPointer(rebasing: buffer[rest...]))
        if count == 0 { hadSourceEnd = true }
        end += count
        return count > 0
    }
}
