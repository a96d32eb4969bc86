import Foundation

/// What is nobody's business in the daily work of a branch: sealed as one text, so that neither a database nor a backup
/// tells who is how old, of which 民族, or frail. Each member has one, whatever the roster says, so that having it tells
/// nothing.
public struct Particulars: Equatable, Sendable {
    public var sex: MemberProfile.Sex?
    public var ethnicity: String?
    public var born: Day?
    public var admitted: Day?
    public var confirmed: Day?
    /// 年老体弱（行动不便）, which says something of health.
    public var isFrail = false
}

extension Particulars: Codable {
    private enum CodingKeys: String, CodingKey { case sex, ethnicity, born, admitted, confirmed, frail }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        sex = try container.decodeIfPresent(MemberProfile.Sex.self, forKey: .sex)
        ethnicity = try container.decodeIfPresent(String.self, forKey: .ethnicity)
        born = try container.decodeIfPresent(Day.self, forKey: .born)
        admitted = try container.decodeIfPresent(Day.self, forKey: .admitted)
        confirmed = try container.decodeIfPresent(Day.self, forKey: .confirmed)
        isFrail = try container.decodeIfPresent(Int.self, forKey: .frail) == 1
    }

    /// Frail or not, the text has the same length.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(sex, forKey: .sex)
        try container.encodeIfPresent(ethnicity, forKey: .ethnicity)
        try container.encodeIfPresent(born, forKey: .born)
        try container.encodeIfPresent(admitted, forKey: .admitted)
        try container.encodeIfPresent(confirmed, forKey: .confirmed)
        try container.encode(isFrail ? 1 : 0, forKey: .frail)
    }

    /// As it is sealed.
    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // Days, words and a number: nothing that could fail.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// Reads what was sealed; nil for anything else.
    public init?(text: String) {
        guard let read = try? JSONDecoder().decode(Particulars.self, from: Data(text.utf8)) else { return nil }
        self = read
    }
}

extension MemberProfile {
    /// Whether nothing stands open that is to be sealed; events of older releases left it so.
    public var isSealed: Bool { openParticulars == Particulars() }

    /// The profile as the log keeps it: what is to be sealed is in one text, to be sealed with the event.
    public var closed: MemberProfile {
        if particulars != nil, isSealed { return self }
        var profile = self
        profile.particulars = .plain(openParticulars.text)
        profile.take(Particulars())
        return profile
    }

    /// The profile with what was sealed in its place; as it is where that cannot be had.
    ///
    /// - Parameter open: gives the text, or nil where its key was destroyed.
    public func opened(_ open: (Words) throws -> String?) rethrows -> MemberProfile {
        guard let particulars, let read = try open(particulars).flatMap(Particulars.init(text:)) else { return self }
        var profile = self
        profile.particulars = nil
        profile.take(read)
        return profile
    }

    private var openParticulars: Particulars {
        Particulars(
            sex: sex, ethnicity: ethnicity, born: born, admitted: admitted, confirmed: confirmed,
            isFrail: categories.contains(.frail))
    }

    private mutating func take(_ new: Particulars) {
        (sex, ethnicity, born) = (new.sex, new.ethnicity, new.born)
        (admitted, confirmed) = (new.admitted, new.confirmed)
        if new.isFrail { categories.insert(.frail) } else { categories.remove(.frail) }
    }
}

extension Member {
    /// The member as the log keeps them.
    var closed: Member {
        var member = self
        member.profile = profile.closed
        return member
    }
}

extension Organisation {
    /// Whether nothing of its members stands open that is to be sealed.
    public var isSealed: Bool { members.allSatisfy(\.profile.isSealed) }

    /// What rules ask of a member's particulars: who is frail, and when somebody was confirmed.
    public struct Known: Sendable {
        var frail: Set<Member.ID> = []
        var confirmed: [Member.ID: Day] = [:]

        /// - Parameter open: gives the text of what was sealed, or nil where its key was destroyed.
        public init(of organisation: Organisation, _ open: (Words) throws -> String?) rethrows {
            for member in organisation.members {
                let profile = try member.profile.opened(open)
                if profile.categories.contains(.frail) { frail.insert(member.id) }
                confirmed[member.id] = profile.confirmed
            }
        }
    }

    /// The organisation as rules see it, with that of the particulars which they ask for.
    public func knowing(_ known: Known) -> Organisation {
        var organisation = self
        for index in organisation.members.indices {
            let id = organisation.members[index].id
            organisation.members[index].profile.confirmed = known.confirmed[id]
            if known.frail.contains(id) { organisation.members[index].profile.categories.insert(.frail) }
        }
        return organisation
    }

    /// The organisation with the particulars of its members in their place.
    public func opened(_ open: (Words) throws -> String?) rethrows -> Organisation {
        var organisation = self
        for index in members.indices { organisation.members[index].profile = try members[index].profile.opened(open) }
        return organisation
    }

    /// The organisation without anyone in it, for readers who may not know who is.
    public var withoutPeople: Organisation {
        var organisation = self
        (organisation.members, organisation.holders, organisation.past) = ([], [], [])
        return organisation
    }
}
