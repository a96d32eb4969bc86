/// The headers of one part of a multipart form.
struct PartHeader {
    let name: String
    /// nil where the part is an ordinary field.
    let filename: String?
    let contentType: String

    init(_ lines: [String]) throws {
        var values: [String: String] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { throw Form.incomplete }
            values[line[..<colon].lowercased()] = String(line[line.index(after: colon)...])
        }
        guard let disposition = values["content-disposition"], let name = Self.parameter("name", of: disposition) else {
            throw Form.incomplete
        }
        self.name = name
        filename = Self.parameter("filename", of: disposition).map(Self.lastPart)
        contentType = values["content-type"].map { String($0.drop { $0 == " " }) } ?? "text/plain"
    }

    /// A parameter's value. Browsers quote it and write a quotation mark in it as `%22` (HTML standard); older
    /// clients write `\"`.
    static func parameter(_ name: String, of header: String) -> String? {
        var rest = header[...]
        while let separator = rest.firstIndex(of: ";") {
            rest = rest[rest.index(after: separator)...].drop { $0 == " " || $0 == "\t" }
            guard let equals = rest.firstIndex(of: "=") else { return nil }
            let key = rest[..<equals]
            rest = rest[rest.index(after: equals)...]
            let value = readValue(&rest)
            if key.lowercased() == name { return value }
        }
        return nil
    }

    private static func readValue(_ rest: inout Substring) -> String {
        guard rest.first == "\"" else {
            let value = rest.prefix { $0 != ";" }
            rest = rest[value.endIndex...]
            return String(value.filter { $0 != " " })
        }
        rest.removeFirst()
        var value = ""
        while let character = rest.popFirst(), character != "\"" {
            if character == "\\", rest.first == "\"" {
                value.append(rest.removeFirst())
            } else {
                value.append(character)
            }
        }
        return decoded(value)
    }

    private static func decoded(_ value: String) -> String {
        var text = ""
        var rest = value[...]
        while let character = rest.popFirst() {
            switch character {
            case "%" where rest.hasPrefix("22"): text.append("\"")
            case "%" where rest.hasPrefix("0D"), "%" where rest.hasPrefix("0A"): text.append(" ")
            default:
                text.append(character)
                continue
            }
            rest = rest.dropFirst(2)
        }
        return text
    }

    private static func lastPart(_ filename: String) -> String {
        filename.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    }
}
