import Documents

extension HTML {
    /// A QR code, black on white in every colour scheme, with the quiet margin that readers need. The address that it
    /// stands for belongs beside it as text.
    mutating func qrPicture(of code: QRCode) {
        let edge = code.size + 8
        unescaped("<svg viewBox=\"-4 -4 \(edge) \(edge)\" shape-rendering=\"crispEdges\" aria-hidden=\"true\">")
        unescaped("<rect x=\"-4\" y=\"-4\" width=\"\(edge)\" height=\"\(edge)\" fill=\"#fff\"/>")
        unescaped("<path d=\"\(code.path)\" fill=\"#000\"/></svg>")
    }
}
