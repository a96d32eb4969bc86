/// A page or a part of one, written as escaped bytes.
///
/// Whatever goes through ``text(_:)-(String)`` or an ``Attribute`` is escaped; the only way round it is
/// ``unescaped(_:)``, so a search for that word finds every place that has to be trusted.
public struct HTML: Sendable {
    private(set) var bytes: [UInt8] = []

    /// The form that was refused, where its page is drawn again.
    private var refused: RefusedForm?
    private var isInRefused = false
    /// How much of the refused form was drawn so far: what is folded around it is opened.
    private var refusedParts = 0

    private var identifiers: [String: Int] = [:]

    /// A part of a page: it gets the writer and appends to it.
    public typealias Content = (inout HTML) -> Void

    public init() { self.init(capacity: 16_384) }

    private init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// Everything written so far.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends text, escaped.
    public mutating func text(_ string: String) {
        var string = string
        string.withUTF8 { utf8 in
            var written = 0
            for index in 0..<utf8.count {
                // Letters and Chinese are all above the last of the characters that need escaping.
                guard utf8[index] <= UInt8(ascii: ">"), let entity = Self.entity(for: utf8[index]) else { continue }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[written..<index]))
                literal(entity)
                written = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[written...]))
        }
    }

    /// Appends a number.
    public mutating func text(_ number: Int) {
        text(String(number))
    }

    /// Appends markup as it is. Only for markup made by this program from nothing that a person typed.
    public mutating func unescaped(_ markup: String) {
        bytes.append(contentsOf: markup.utf8)
    }

    /// Appends an element with its content, or with `text` as its content.
    mutating func element(
        _ name: StaticString, _ attributes: [Attribute], _ text: String? = nil, _ content: Content = { _ in }
    ) {
        let (start, parts) = (bytes.count, refusedParts)
        open(name, attributes)
        if let text { self.text(text) }
        content(&self)
        if refusedParts > parts, name.description == "details", !attributes.contains(where: { $0.isOpen }) {
            bytes.insert(contentsOf: " open".utf8, at: start + "<details".utf8.count)
        }
        literal("</")
        literal(name)
        literal(">")
    }

    /// Appends a start tag; on its own it is a void element such as `<br>`.
    mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        if isInRefused, let refused, refused.isOther(carrying: attributes) { isInRefused = false }
        let attributes = isInRefused ? typed.map { $0.restored(attributes) } ?? attributes : attributes
        literal("<")
        literal(name)
        for attribute in attributes {
            literal(" ")
            literal(attribute.prefix)
            literal(attribute.name)
            guard let value = attribute.value else { continue }
            literal("=\"")
            text(value)
            literal("\"")
        }
        literal(">")
    }

    /// From here on the page draws again a form that was refused.
    mutating func drawAgain(_ form: RefusedForm?) { refused = form }

    /// Draws the content of a form to an address.
    mutating func within(formTo path: String, _ content: Content) {
        let isRefused = refused.map { $0.action == path.prefix { $0 != "?" && $0 != "#" } } ?? false
        isInRefused = isRefused
        content(&self)
        if isInRefused { refusedParts += 1 }
        isInRefused = false
    }

    /// What was typed in the form that is being drawn, where it was refused.
    var typed: Form? { isInRefused ? refused?.typed : nil }

    /// What is wrong with an answer of the form that is being drawn. A refusal of the rules is about the first field that
    /// declares it, or about the field in each row that it names.
    mutating func wrong(_ field: Field) -> RefusedForm.Mark? {
        guard isInRefused, let refused else { return nil }
        if let mark = refused.mark(field.name) { return mark }
        guard let verdict = refused.verdict, verdict.concerns(field), field.row != nil || placed.isEmpty else {
            return nil
        }
        placed.append(RefusedForm.Mark(field.name, verdict.text))
        return placed.last
    }

    /// Where the verdict of the rules was placed.
    private(set) var placed: [RefusedForm.Mark] = []

    /// What is wrong with the refused form, in the order of the page.
    var marks: [RefusedForm.Mark] {
        let places = wrongFields.map(\.name)
        let all = ((refused?.marks ?? []) + placed).enumerated().map { offset, mark in
            (place: places.firstIndex(of: mark.field) ?? places.count + offset, mark: mark)
        }
        return all.sorted { $0.place < $1.place }.map(\.mark)
    }

    /// An identifier for a place of the page: fields of the same name stand in several forms.
    mutating func unique(_ id: String) -> String {
        let number = (identifiers[id] ?? 0) + 1
        identifiers[id] = number
        return number == 1 ? id : "\(id)-\(number)"
    }

    /// Fields that were drawn with an error, in the order of the page.
    private(set) var wrongFields: [Field] = []

    mutating func note(wrong field: Field) {
        refusedParts += 1
        wrongFields.append(field)
    }

    /// A part of the page that is drawn before what stands above it, to be appended.
    func part() -> HTML {
        var part = HTML()
        (part.refused, part.isInRefused, part.identifiers) = (refused, isInRefused, identifiers)
        return part
    }

    /// A start tag to append as often as it is needed.
    static func startTag(_ name: StaticString, _ attributes: [Attribute]) -> HTML {
        var html = HTML(capacity: 128)
        html.open(name, attributes)
        return html
    }

    /// Appends what was written elsewhere.
    mutating func append(_ part: HTML) {
        bytes.append(contentsOf: part.bytes)
        refusedParts += part.refusedParts
        identifiers.merge(part.identifiers) { max($0, $1) }
    }

    mutating func literal(_ string: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: string.utf8Start, count: string.utf8CodeUnitCount))
    }

    private static func entity(for byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
