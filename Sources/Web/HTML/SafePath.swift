/// Links and form targets stay inside this site.
public enum SafePath {
    /// Whether a link is `/…`, `?…` or `#…` and no browser could read it as another site: `//host`, `/\host` and
    /// `/<tab>/host` all leave it.
    public static func isInside(_ path: String) -> Bool {
        let bytes = path.utf8
        guard let first = bytes.first else { return false }
        guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else { return false }
        switch first {
        case UInt8(ascii: "#"), UInt8(ascii: "?"): return true
        case UInt8(ascii: "/"): return bytes.dropFirst().first != UInt8(ascii: "/")
        default: return false
        }
    }

    /// The path itself, or `#` when it leaves this site.
    static func checked(_ path: String) -> String {
        isInside(path) ? path : "#"
    }

    /// A path with a query appended, before any fragment.
    public static func appending(_ query: [(name: String, value: String)], to path: String) -> String {
        guard !query.isEmpty else { return path }
        let pairs = query.map { "\(percentEncoded($0.name))=\(percentEncoded($0.value))" }.joined(separator: "&")
        let parts = path.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let separator = parts[0].contains("?") ? "&" : "?"
        return "\(parts[0])\(separator)\(pairs)" + (parts.count > 1 ? "#\(parts[1])" : "")
    }

    /// RFC 3986 percent-encoding of everything but unreserved characters, for a path segment or a query part.
    public static func percentEncoded(_ string: String) -> String {
        var encoded: [UInt8] = []
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.append(byte)
            default:
                encoded.append(UInt8(ascii: "%"))
                encoded.append(hexDigits[Int(byte >> 4)])
                encoded.append(hexDigits[Int(byte & 15)])
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static let hexDigits = Array("0123456789ABCDEF".utf8)
}
