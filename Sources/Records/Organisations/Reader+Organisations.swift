import PartyLife
import Storage

extension MemberRow {
    /// - Throws: ``StorageError`` where the row holds no member.
    init(_ row: Row) throws {
        guard let id = Member.ID(try row.text("id")), let branch = Organisation.ID(try row.text("branch")) else {
            throw StorageError(.corrupt, "a member's row")
        }
        self.init(id: id, name: try row.text("name"), branch: branch)
    }
}

extension Reader {
    public func organisation(_ id: Organisation.ID) throws -> OrganisationRow? {
        try remembered("organisation/\(id)", from: .tree) {
            try $0.first("SELECT * FROM organisation WHERE tenant = ? AND id = ?", .id(id)).map(OrganisationRow.init)
        }
    }

    /// Those of these that there are, in their order.
    public func organisations(_ ids: [Organisation.ID]) throws -> [OrganisationRow] {
        let rows = try query("SELECT * FROM organisation WHERE tenant = ? AND id IN", anyOf: ids.map(\.text))
            .map(OrganisationRow.init)
        let known = Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
        return ids.compactMap { known[$0] }
    }

    /// The day on which an organisation was entered.
    public func established(_ id: Organisation.ID) throws -> Day? {
        try first("SELECT established FROM organisation WHERE tenant = ? AND id = ?", .id(id)).flatMap {
            Day(try $0.text(0))
        }
    }

    func path(of id: Organisation.ID) throws -> String? {
        try first("SELECT path FROM organisation WHERE tenant = ? AND id = ?", .id(id))?.text("path")
    }

    /// The top unit; nil in an empty tree.
    public func root() throws -> OrganisationRow? {
        try first("SELECT * FROM organisation WHERE tenant = ? AND parent IS NULL ORDER BY id LIMIT 1")
            .map(OrganisationRow.init)
    }

    public func children(of id: Organisation.ID) throws -> [OrganisationRow] {
        try query(
            "SELECT * FROM organisation WHERE tenant = ? AND parent = ? AND dissolved IS NULL ORDER BY id", .id(id)
        )
        .map(OrganisationRow.init)
    }

    /// The organisation and everything below it, each superior before those below it.
    public func subtree(of id: Organisation.ID) throws -> [OrganisationRow] {
        guard let path = try path(of: id) else { return [] }
        return try query(
            """
            SELECT * FROM organisation WHERE tenant = ? AND path >= ? AND path < ? AND dissolved IS NULL ORDER BY path
            """, .text(path), .text(path.prefixEnd)
        ).map(OrganisationRow.init)
    }

    /// Those below a superior that a guidance group is linked with.
    public func organisations(below row: OrganisationRow, linkedWith group: String) throws -> [OrganisationRow] {
        try query(
            """
            SELECT * FROM organisation
            WHERE tenant = ? AND guidance_group = ? AND path > ? AND path < ? AND dissolved IS NULL ORDER BY path
            """, .text(group), .text(row.path), .text(row.path.prefixEnd)
        ).map(OrganisationRow.init)
    }

    public func member(_ id: Member.ID) throws -> MemberRow? {
        try first("SELECT * FROM member WHERE tenant = ? AND id = ?", .id(id)).map(MemberRow.init)
    }

    /// The name of each of these people who is held by a branch.
    public func names(of ids: some Sequence<Member.ID>) throws -> [Member.ID: String] {
        var names: [Member.ID: String] = [:]
        for row in try query("SELECT id, name FROM member WHERE tenant = ? AND id IN", anyOf: Set(ids).map(\.text)) {
            if let id = Member.ID(try row.text(0)) { names[id] = try row.text(1) }
        }
        return names
    }

    /// All members, for a comparison with a roster.
    public func members() throws -> [MemberRow] {
        try query("SELECT * FROM member WHERE tenant = ? ORDER BY branch, id").map(MemberRow.init)
    }

    /// A branch as rules see it: who is frail, and when members were confirmed, is opened; all else of their particulars
    /// stays sealed.
    public func branch(_ id: Organisation.ID) throws -> Organisation {
        try load(Organisation.self, .organisation(id)).knowing(try known(of: id))
    }

    func known(of id: Organisation.ID) throws -> Organisation.Known {
        try remembered("known/\(id)", from: .tree) { reader in
            let stream = Stream.organisation(id)
            return try .init(of: reader.load(Organisation.self, stream)) { try reader.open($0, of: stream) }
        }
    }

    /// An organisation with the particulars of its members opened, for those who may see them.
    public func opened(_ id: Organisation.ID) throws -> Organisation {
        let stream = Stream.organisation(id)
        return try load(Organisation.self, stream).opened { try open($0, of: stream) }
    }

    /// Who a member is today: home branch and offices.
    public func actor(_ id: Member.ID) throws -> ActingPerson? {
        guard let member = try member(id) else { return nil }
        let holdings = try query(
            "SELECT office, organisation, team FROM office WHERE tenant = ? AND member = ?", .id(id)
        )
        .compactMap { row -> ActingPerson.Holding? in
            guard let office = Office(rawValue: try row.text("office")),
                let organisation = Organisation.ID(try row.text("organisation"))
            else { return nil }
            return ActingPerson.Holding(office, at: organisation, group: try row.optionalText("team"))
        }
        return ActingPerson(member: id, home: member.branch, holdings: holdings)
    }

    /// Offices that a person holds elsewhere than in this organisation.
    public func offices(of id: Member.ID, otherThanAt organisation: Organisation.ID) throws -> [Office] {
        try query(
            "SELECT office FROM office WHERE tenant = ? AND member = ? AND organisation <> ?", .id(id),
            .id(organisation)
        ).compactMap { Office(rawValue: try $0.text("office")) }
    }

    /// Those who organise the meetings directly below: secretaries, deputies and organisation commissioners, by place.
    public func organisers(
        directlyBelow id: Organisation.ID
    ) throws -> [(organisation: OrganisationRow, people: [Member.ID])] {
        let offices: [Office] = [.secretary, .deputySecretary, .organisationCommissioner]
        return try children(of: id).map { ($0, Array(Set(try holders(of: offices, at: [$0.id]))).sorted()) }
    }

    /// Everyone who holds this office at these organisations.
    public func holders(of offices: [Office], at organisations: [Organisation.ID]) throws -> [Member.ID] {
        var found: [Member.ID] = []
        for organisation in organisations {
            found += try query(
                "SELECT member, office FROM office WHERE tenant = ? AND organisation = ? ORDER BY member",
                .id(organisation)
            ).compactMap { row in
                guard let office = Office(rawValue: try row.text("office")), offices.contains(office) else {
                    return nil
                }
                return Member.ID(try row.text("member"))
            }
        }
        return found
    }
}
