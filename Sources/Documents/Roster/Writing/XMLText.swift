import Foundation

/// Escapes text for XML; signs that XML cannot hold are left out.
enum XMLText {
    static func append(_ text: String, to xml: inout Data) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: xml.append(contentsOf: "&amp;".utf8)
            case 0x3C: xml.append(contentsOf: "&lt;".utf8)
            case 0x3E: xml.append(contentsOf: "&gt;".utf8)
            case 0x22: xml.append(contentsOf: "&quot;".utf8)
            case 0x09, 0x0A: xml.append(UInt8(scalar.value))
            case 0..<0x20, 0xFFFE, 0xFFFF: continue
            default: xml.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
    }
}
