extension Organisation {
    public enum Event: DomainEvent {
        case established(name: String, type: Kind, parent: ID?, domain: String?, guidanceGroup: String?, on: Day)
        case renamed(name: String, on: Day)
        case described(domain: String?, guidanceGroup: String?)
        /// 简称; empty where the one that follows from the name is used again.
        case shortNamed(name: String, on: Day)
        case moved(from: ID?, to: ID, on: Day)
        case dissolved(on: Day)
        /// A temporary branch stands until then.
        case timeBoxed(until: Day)
        /// 合并: dissolved, with another as its successor.
        case merged(into: ID, on: Day)
        /// 接收: a member whose 组织关系 the branch now holds, new to the tree.
        case memberAdmitted(member: Member)
        case memberTransferredIn(member: Member, from: ID)
        case memberTransferredOut(member: Member.ID, to: ID, on: Day)
        case memberLeft(member: Member.ID, reason: LeavingReason, on: Day)
        case memberCorrected(member: Member.ID, profile: MemberProfile, phone: Words?, remark: Words?)
        case officeTaken(holder: Holder)
        case officeLeft(member: Member.ID, office: Office, on: Day)

        public var happened: Day? {
            switch self {
            case .established(_, _, _, _, _, let day), .renamed(_, let day), .shortNamed(_, let day),
                .moved(_, _, let day), .dissolved(let day), .merged(_, let day), .memberTransferredOut(_, _, let day),
                .memberLeft(_, _, let day),
                .officeLeft(_, _, let day):
                day
            case .memberAdmitted(let member), .memberTransferredIn(let member, _): member.since
            case .officeTaken(let holder): holder.since
            case .described, .memberCorrected, .timeBoxed: nil
            }
        }
    }

    /// Why a member is no longer held here, other than by transfer within the tree.
    public enum LeavingReason: String, Codable, Sendable, CaseIterable {
        /// 转出本系统, 去世, 出党, 不在最新名册.
        case transferredElsewhere, died, leftParty, absentFromRoster
    }

    public mutating func apply(_ event: Event) {
        switch event {
        case .established(let name, let type, let parent, let domain, let guidanceGroup, let day):
            (self.name, self.type, self.parent, established) = (name, type, parent, day)
            (self.domain, self.guidanceGroup) = (domain, guidanceGroup)
        case .renamed(let name, _): self.name = name
        case .described(let domain, let guidanceGroup):
            (self.domain, self.guidanceGroup) = (domain, guidanceGroup)
        case .shortNamed(let name, _): shortName = name.isEmpty ? nil : name
        case .moved(_, let parent, _): self.parent = parent
        case .dissolved(let day): dissolved = day
        case .timeBoxed(let day): until = day
        case .merged(let successor, let day): (dissolved, self.successor) = (day, successor)
        case .memberAdmitted(let member), .memberTransferredIn(let member, _): members.append(member)
        case .memberTransferredOut(let id, _, let day), .memberLeft(let id, _, let day):
            past += members.filter { $0.id == id }.map { Membership(since: $0.since, left: day) }
            members.removeAll { $0.id == id }
        case .memberCorrected(let id, let profile, let phone, let remark):
            guard let index = members.firstIndex(where: { $0.id == id }) else { return }
            (members[index].profile, members[index].phone, members[index].remark) = (profile, phone, remark)
        case .officeTaken(let holder): holders.append(holder)
        case .officeLeft(let id, let office, _):
            holders.removeAll { $0.member == id && $0.office == office }
        }
    }
}
