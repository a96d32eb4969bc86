/// The relations (.rels) between the parts of an Office file.
enum PackageRelations {
    struct Relation {
        var id: String
        var type: String
        /// The part it points to, from the root of the package.
        var part: String
    }

    /// - Parameter part: the part whose relations are read; empty for the package itself.
    static func read(of part: String, in archive: ZipArchive) throws -> [Relation] {
        let folder = part.split(separator: "/").dropLast().map(String.init)
        let file = part.split(separator: "/").last.map(String.init) ?? ""
        let path = (folder + ["_rels", file + ".rels"]).joined(separator: "/")
        return try archive.read(path) { scanner in
            var relations: [Relation] = []
            while true {
                let event = try scanner.next()
                if event == .finish { return relations }
                guard event == .start, scanner.named("Relationship") else { continue }
                var (id, type, target, isInside) = ("", "", "", true)
                while scanner.nextAttribute() {
                    if scanner.attributeNamed("Id") { id = try scanner.attributeText() }
                    if scanner.attributeNamed("Type") { type = try scanner.attributeText() }
                    if scanner.attributeNamed("Target") { target = try scanner.attributeText() }
                    if scanner.attributeNamed("TargetMode") { isInside = try scanner.attributeText() != "External" }
                }
                guard isInside else { continue }
                relations.append(Relation(id: id, type: type, part: resolve(target, from: folder)))
            }
        } ?? []
    }

    private static func resolve(_ target: String, from folder: [String]) -> String {
        var path = target.hasPrefix("/") ? [] : folder
        for step in target.split(separator: "/") {
            switch step {
            case ".": continue
            case "..": _ = path.popLast()
            default: path.append(String(step))
            }
        }
        return path.joined(separator: "/")
    }
}
