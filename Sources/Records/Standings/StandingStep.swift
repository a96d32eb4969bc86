import PartyLife

/// One step of following the log: the rows of all that it has touched, made anew from the states of the snapshot.
struct StandingStep {
    /// The position up to which it goes.
    private(set) var end: Int64
    private(set) var rows: [StandingKey: String?] = [:]

    private let reader: Reader
    private var known: [StandingKey: String?]
    private var touched: Set<StandingKey> = []
    /// Organisations below which sums are to be made anew, by campaign.
    private var sums: Set<StandingKey> = []

    /// - Parameters:
    ///   - places: about how many branches may be made anew.
    ///   - known: rows that are newer than the table's.
    init(
        after start: Int64, upTo head: Int64, places: Int, knowing known: [StandingKey: String?], by reader: Reader
    ) throws {
        (self.reader, self.known, end) = (reader, known, start)
        while end < head, touched.count < places {
            let events = try reader.touched(after: end, limit: 500).prefix { $0.position <= head }
            guard !events.isEmpty else {
                end = head
                break
            }
            for event in events {
                try note(event.stream, event.type, at: event.position)
                end = event.position
                if touched.count >= places { break }
            }
        }
        for key in touched { try makeAnew(key) }
        try addUp()
    }

    private mutating func note(_ stream: Stream, _ type: String, at position: Int64) throws {
        switch (stream.campaign, stream.organisation) {
        case (let campaign?, let organisation?):
            touched.insert(StandingKey(organisation: organisation, campaign: campaign))
            if type == Coding.type(.tightened, of: Notice.self) { try noteAll(in: campaign, below: organisation) }
        case (let campaign?, nil):
            guard type == Coding.type(.revised, of: Campaign.self), let issuer = try reader.campaign(campaign)?.issuer
            else { return }
            try noteAll(in: campaign, below: issuer)
        case (nil, let organisation?) where stream.kind == Organisation.kind:
            let campaigns = try reader.standingCampaigns(of: organisation)
            let own = Set(campaigns + known.keys.filter { $0.organisation == organisation }.map(\.campaign))
            for campaign in own {
                touched.insert(StandingKey(organisation: organisation, campaign: campaign))
                guard type == Coding.type(.moved, of: Organisation.self) else { continue }
                try noteAll(in: campaign, below: organisation)
                try noteOrigin(of: stream, in: campaign, at: position)
            }
        default: return
        }
    }

    private mutating func noteAll(in campaign: Campaign.ID, below id: Organisation.ID) throws {
        guard let row = try reader.organisation(id), !row.type.holdsMeeting else { return }
        var below = Set(try reader.standingOrganisations(in: campaign, below: row.path))
        for key in known.keys where key.campaign == campaign {
            if try reader.organisation(key.organisation)?.line.contains(id) == true { below.insert(key.organisation) }
        }
        touched.formUnion(below.map { StandingKey(organisation: $0, campaign: campaign) })
    }

    /// Whatever an organisation has moved away from is added up anew, too.
    private mutating func noteOrigin(of stream: Stream, in campaign: Campaign.ID, at position: Int64) throws {
        for happening in try reader.history(of: Organisation.self, stream) where happening.position == position {
            guard case .moved(let origin?, _, _) = happening.event, let row = try reader.organisation(origin) else {
                continue
            }
            sums.formUnion(row.line.map { StandingKey(organisation: $0, campaign: campaign) })
        }
    }

    private mutating func makeAnew(_ key: StandingKey) throws {
        guard let row = try reader.organisation(key.organisation) else { return }
        sums.formUnion(row.line.dropLast().map { StandingKey(organisation: $0, campaign: key.campaign) })
        guard row.type.holdsMeeting else {
            sums.insert(key)
            return
        }
        put(try BranchStates(of: row, in: key.campaign, by: reader)?.standing.text, for: key)
    }

    private mutating func put(_ text: String?, for key: StandingKey) {
        rows[key] = .some(text)
        known[key] = .some(text)
    }

    /// From the lowest level to the top, each from those directly below it.
    private mutating func addUp() throws {
        let superiors = try sums.compactMap { key in
            try reader.organisation(key.organisation).flatMap { $0.type.holdsMeeting ? nil : (key, $0.depth) }
        }.sorted { $0.1 > $1.1 }
        guard !superiors.isEmpty else { return }
        var byParent: [StandingKey: [StandingKey]] = [:]
        func place(_ key: StandingKey) throws {
            guard let parent = try reader.organisation(key.organisation)?.parent else { return }
            byParent[StandingKey(organisation: parent, campaign: key.campaign), default: []].append(key)
        }
        for key in known.keys { try place(key) }
        for (key, _) in superiors {
            let isNew = known[key] == nil
            put(try sum(key, byParent[key] ?? []), for: key)
            if isNew { try place(key) }
        }
    }

    private func sum(_ key: StandingKey, _ newer: [StandingKey]) throws -> String? {
        var sum = StandingSum()
        var isEmpty = true
        func add(_ text: String, _ kind: Organisation.Kind) {
            isEmpty = false
            if kind.holdsMeeting {
                if let standing = Standing(text) { sum.add(standing, counts: kind.isBranch) }
            } else if let below = StandingSum(text) {
                sum.add(below)
            }
        }
        let new = Set(newer.map(\.organisation))
        for row in try reader.standingRows(key.campaign, directlyBelow: key.organisation) where !new.contains(row.id) {
            add(row.text, row.kind)
        }
        for other in newer {
            guard let text = known[other].flatMap(\.self), let row = try reader.organisation(other.organisation),
                !row.isDissolved
            else { continue }
            add(text, row.type)
        }
        return isEmpty ? nil : sum.text
    }
}
