import Foundation
import PartyLife
import Yams

/// A ready-made set of aspects (对照方面) to start from, with questions and the standard beside each: data, to be changed.
public struct AspectSet: Codable, Equatable, Sendable, Identifiable {
    public var id: String
    public var title: String
    public var aspects: [Procedure.Aspect]

    /// The sets that are shipped, in their order.
    public static func bundled() throws -> [AspectSet] {
        guard
            let url = Bundle.module.url(forResource: "aspect-sets", withExtension: "yaml", subdirectory: "Shipped")
        else { throw CocoaError(.fileNoSuchFile) }
        return try YAMLDecoder().decode([AspectSet].self, from: String(contentsOf: url, encoding: .utf8))
    }

    /// Those of its aspects that a list does not have yet, by identifier or title.
    public func missing(in list: [Procedure.Aspect]) -> [Procedure.Aspect] {
        aspects.filter { one in !list.contains { $0.id == one.id || $0.title == one.title } }
    }
}
