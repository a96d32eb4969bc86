import PartyLife
import Records

extension Commit {
    /// What a place below a superior is measured against, with what this transaction has done so far.
    func facts(of id: Organisation.ID, below parent: Organisation.ID) throws -> Organisation.Facts {
        var facts = Organisation.Facts(id: id, superiors: nil)
        let superior = try load(Organisation.self, .organisation(parent))
        guard superior.exists else { return facts }
        let line = try line(upFrom: parent)
        (facts.superiors, facts.superiorType) = (line, superior.type)
        // A superior of this transaction has no place yet; it stands where the one above it stands.
        var above: Day?
        for id in line where above == nil { above = try reader.placedSince(id) }
        facts.placedSince = [try reader.placedSince(id), above].compactMap(\.self).max()
        return facts
    }

    private func line(upFrom id: Organisation.ID) throws -> [Organisation.ID] {
        var line = [id]
        while let parent = try load(Organisation.self, .organisation(line[line.count - 1])).parent {
            guard !line.contains(parent) else { break }
            line.append(parent)
        }
        return line
    }
}
