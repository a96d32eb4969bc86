/// How an organisation is called: in full (全称), for short (简称), and together with all below it (××系统).
public struct OrganisationName: Equatable, Sendable {
    public let full: String
    public let short: String
    /// What stands before 系统: the short name without its last word. A body that leads no others has none.
    public let system: String?

    /// - Parameter short: as it was given; nil for the one that follows from the name.
    public init(_ name: String, _ kind: Organisation.Kind, short given: String? = nil) {
        let bare = name.dropping(prefix: ["中国共产党", "中共"])
        let isCommittee = kind == .committee || kind == .generalBranch
        full = isCommittee && bare == name && name.hasSuffix("委员会") ? "中共" + name : name
        short = given ?? Self.short(bare, kind) ?? name
        system = kind.holdsMeeting ? nil : short.dropping(suffix: Self.bodies)
    }

    /// ××有限公司委员会 → ××党委, ××总支部委员会 → ××党总支; nil where nothing follows from the name.
    private static func short(_ name: String, _ kind: Organisation.Kind) -> String? {
        let (endings, body): ([String], String) =
            switch kind {
            case .committee: (["工作委员会", "委员会", "党委", "党工委"], "党委")
            case .generalBranch:
                (["党总支部委员会", "总支部委员会", "总支委员会", "党总支部", "总支部", "党总支"], "党总支")
            case .leadingGroup: (["党组"], "党组")
            case .branch, .jointBranch, .group, .temporaryBranch: ([], "")
            }
        guard let ending = endings.first(where: name.hasSuffix), name.count > ending.count else { return nil }
        let stem = String(name.dropLast(ending.count))
            .dropping(suffix: ["党的", "党"]).dropping(suffix: ["股份有限公司", "有限责任公司", "有限公司"])
            .replacing("（集团）", with: "集团").replacing("(集团)", with: "集团")
        let isWorking = ["工作委员会", "党工委"].contains(ending)
        return stem.isEmpty ? nil : stem + (isWorking ? "党工委" : body)
    }

    private static let bodies = ["党委", "党工委", "党总支", "党组", "工作委员会", "委员会", "总支部"]
}

extension Organisation {
    public var called: OrganisationName { OrganisationName(name, type, short: shortName) }
}

extension String {
    fileprivate func dropping(prefix: [String]) -> String {
        prefix.first(where: hasPrefix).map { String(dropFirst($0.count)) } ?? self
    }

    /// Nothing is dropped where nothing would be left.
    fileprivate func dropping(suffix: [String]) -> String {
        suffix.first { hasSuffix($0) && count > $0.count }.map { String(dropLast($0.count)) } ?? self
    }
}
