import CQRencode

/// A QR code (二维码) of a text: a square of dark and light modules, without the quiet margin around it.
public struct QRCode: Equatable, Sendable {
    /// Modules along an edge.
    public let size: Int
    private let dark: [Bool]

    /// The smallest code that holds the text with medium error correction; nil for what no code can hold (more than
    /// 2 331 bytes) and for an empty text.
    public init?(_ text: String) {
        guard !text.isEmpty, !text.utf8.contains(0) else { return nil }
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        size = Int(code.pointee.width)
        // The lowest bit of a module is its colour; the others say what part of the code it is.
        dark = (0..<(size * size)).map { code.pointee.data[$0] & 1 == 1 }
    }

    /// Whether the module in this column and row is dark; from 0 at the upper left.
    public func isDark(_ column: Int, _ row: Int) -> Bool { dark[row * size + column] }

    /// The dark modules as the path of an SVG picture: a rectangle for each run of a row, one unit a module.
    public var path: String {
        var path = ""
        for row in 0..<size {
            var column = 0
            while column < size {
                let start = column
                while column < size, isDark(column, row) { column += 1 }
                if column > start { path += "M\(start) \(row)h\(column - start)v1H\(start)z" } else { column += 1 }
            }
        }
        return path
    }
}
