extension Organisation {
    public enum Command: Equatable, Sendable {
        case establish(name: String, type: Kind, parent: ID?, domain: String?, guidanceGroup: String?, on: Day)
        case rename(name: String, on: Day)
        case describe(domain: String?, guidanceGroup: String?)
        /// 简称; empty for the one that follows from the name.
        case nameShort(String, on: Day)
        case move(to: ID, on: Day)
        case dissolve(on: Day)
        case timeBox(until: Day)
        /// 合并: dissolve it in favour of another, which takes over what it had.
        case merge(into: ID, on: Day)
        case admit(Member)
        case transferIn(Member, from: ID)
        case transferOut(Member.ID, to: ID, on: Day)
        case leave(Member.ID, reason: LeavingReason, on: Day)
        case correct(Member.ID, profile: MemberProfile, phone: Words?, remark: Words?)
        case appoint(Holder)
        case relieve(Member.ID, office: Office, on: Day)
    }

    /// What the tree around the organisation looks like.
    public struct Facts: Sendable {
        public var id: ID
        /// The proposed superior and everything above it, the superior first; nil when there is no such organisation.
        public var superiors: [ID]?
        public var superiorType: Kind?
        /// Offices that the person to be appointed holds elsewhere.
        public var heldElsewhere: [Office]
        public var hasSubordinates: Bool
        /// Since when it, or the proposed superior, has stood where it stands: no place is taken before that day.
        public var placedSince: Day?
        /// The kind of the organisation that takes over; nil when there is no such organisation.
        public var successorType: Kind?
        public var unfinished = Unfinished()

        /// What keeps an organisation from being dissolved, since nobody would look after it any more.
        public struct Unfinished: Equatable, Sendable {
            /// Problems that are not written off.
            public var openProblems = 0
            /// Meetings whose problems are not yet on the list.
            public var unpooledMeetings = 0

            public init(openProblems: Int = 0, unpooledMeetings: Int = 0) {
                (self.openProblems, self.unpooledMeetings) = (openProblems, unpooledMeetings)
            }
        }

        public init(
            id: ID, superiors: [ID]? = [], superiorType: Kind? = nil, heldElsewhere: [Office] = [],
            hasSubordinates: Bool = false
        ) {
            self.id = id
            self.superiors = superiors
            self.superiorType = superiorType
            self.heldElsewhere = heldElsewhere
            self.hasSubordinates = hasSubordinates
        }
    }

    public enum Refused: Refusal {
        public static let area = "organisation"
        case exists
        case unknown
        case nameMissing
        case superiorUnknown
        case superiorCannotLead
        case cycle
        case onlyBranchesHoldMembers
        case memberAlreadyHere(member: Member.ID)
        case memberNotHere(member: Member.ID)
        case stillHasMembers(count: Int)
        case stillHasSubordinates
        case secretaryAlready(name: String)
        case officeAlreadyHeld
        case officeNotHeld
        case officeNeedsMembership
        case officeNotHere
        case administratorsAreExclusive
        case groupMissing
        case dayBefore(day: Day)
        case inFuture
        case successorUnknown
        case successorCannotTakeOver
        case stillHasOpenProblems(count: Int)
        case stillToPool
        case notDirectlyBelow(id: ID)
        case onlyTemporary
    }

    public func decide(
        _ command: Command, by actor: ActingPerson, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        if case .establish(let name, let type, let parent, let domain, let guidanceGroup, let day) = command {
            guard established == nil else { throw .exists }
            guard !name.trimmed.isEmpty else { throw .nameMissing }
            if parent != nil { try requireSuperior(of: type, facts) }
            return [
                .established(
                    name: name.trimmed, type: type, parent: parent, domain: domain, guidanceGroup: guidanceGroup,
                    on: day)
            ]
        }
        guard exists else { throw .unknown }
        switch command {
        case .establish: return []
        case .rename(let name, let day):
            guard !name.trimmed.isEmpty else { throw .nameMissing }
            return name.trimmed == self.name ? [] : [.renamed(name: name.trimmed, on: day)]
        case .describe(let domain, let guidanceGroup):
            let same = domain == self.domain && guidanceGroup == self.guidanceGroup
            return same ? [] : [.described(domain: domain, guidanceGroup: guidanceGroup)]
        case .nameShort(let name, let day):
            return name.trimmed == shortName ?? "" ? [] : [.shortNamed(name: name.trimmed, on: day)]
        case .move(let parent, let day):
            guard parent != self.parent else { return [] }
            try requireSuperior(of: type, facts)
            guard day <= now.day else { throw .inFuture }
            if let since = [established, facts.placedSince].compactMap(\.self).max(), day < since {
                throw .dayBefore(day: since)
            }
            return [.moved(from: self.parent, to: parent, on: day)]
        case .timeBox(let day):
            guard type == .temporaryBranch else { throw .onlyTemporary }
            if let established, day < established { throw .dayBefore(day: established) }
            return day == until ? [] : [.timeBoxed(until: day)]
        case .dissolve(let day):
            try requireNothingLeft(on: day, now, facts)
            return [.dissolved(on: day)]
        case .merge(let successor, let day):
            guard let kind = facts.successorType else { throw .successorUnknown }
            guard successor != facts.id else { throw .cycle }
            guard kind.holdsMeeting == type.holdsMeeting else { throw .successorCannotTakeOver }
            try requireNothingLeft(on: day, now, facts)
            return [.merged(into: successor, on: day)]
        case .admit(let member):
            try requireRoom(for: member)
            return [.memberAdmitted(member: member.closed)]
        case .transferIn(let member, let origin):
            try requireRoom(for: member)
            return [.memberTransferredIn(member: member.closed, from: origin)]
        case .transferOut(let id, let destination, let day):
            return try officesLeft(by: id, on: day) + [.memberTransferredOut(member: id, to: destination, on: day)]
        case .leave(let id, let reason, let day):
            return try officesLeft(by: id, on: day) + [.memberLeft(member: id, reason: reason, on: day)]
        case .correct(let id, let profile, let phone, let remark):
            guard member(id) != nil else { throw .memberNotHere(member: id) }
            return [.memberCorrected(member: id, profile: profile.closed, phone: phone, remark: remark)]
        case .appoint(let holder):
            try requireOpen(holder, facts)
            return [.officeTaken(holder: holder)]
        case .relieve(let id, let office, let day):
            guard holders.contains(where: { $0.member == id && $0.office == office }) else { throw .officeNotHeld }
            return [.officeLeft(member: id, office: office, on: day)]
        }
    }

    private func requireSuperior(of kind: Kind, _ facts: Facts) throws(Refused) {
        guard let superiors = facts.superiors, let type = facts.superiorType else { throw .superiorUnknown }
        guard !superiors.contains(facts.id) else { throw .cycle }
        let leads = !type.holdsMeeting || (kind == .group && type.isBranch)
        guard leads else { throw .superiorCannotLead }
    }

    /// Nobody and nothing may fall out of sight with it.
    private func requireNothingLeft(on day: Day, _ now: Instant, _ facts: Facts) throws(Refused) {
        guard day <= now.day else { throw .inFuture }
        guard members.isEmpty else { throw .stillHasMembers(count: members.count) }
        guard !facts.hasSubordinates else { throw .stillHasSubordinates }
        guard facts.unfinished.unpooledMeetings == 0 else { throw .stillToPool }
        let open = facts.unfinished.openProblems
        guard open == 0 else { throw .stillHasOpenProblems(count: open) }
        let since = past.map(\.left).reduce(established ?? day, max)
        guard day >= since else { throw .dayBefore(day: since) }
    }

    private func requireRoom(for member: Member) throws(Refused) {
        guard type.isBranch else { throw .onlyBranchesHoldMembers }
        guard self.member(member.id) == nil else { throw .memberAlreadyHere(member: member.id) }
        if let established, member.since < established { throw .dayBefore(day: established) }
    }

    /// Offices end with membership.
    private func officesLeft(by id: Member.ID, on day: Day) throws(Refused) -> [Event] {
        guard let member = member(id) else { throw .memberNotHere(member: id) }
        guard day >= member.since else { throw .dayBefore(day: member.since) }
        return holders.filter { $0.member == id }.map { .officeLeft(member: id, office: $0.office, on: day) }
    }

    private func requireOpen(_ holder: Holder, _ facts: Facts) throws(Refused) {
        let office = holder.office
        guard !holders.contains(where: { $0.member == holder.member && $0.office == office }) else {
            throw .officeAlreadyHeld
        }
        guard office != .guidanceMember || holder.group != nil else { throw .groupMissing }
        if office == .secretary, let secretary { throw .secretaryAlready(name: secretary.name) }
        if type.holdsMeeting {
            guard office.isCommittee || office == .groupLeader else { throw .officeNotHere }
            if type.isBranch, member(holder.member) == nil { throw .officeNeedsMembership }
        }
        let others = holders.filter { $0.member == holder.member }.map(\.office) + facts.heldElsewhere
        let mixed = office.isAdministrator ? !others.isEmpty : others.contains { $0.isAdministrator }
        guard !mixed else { throw .administratorsAreExclusive }
    }
}
