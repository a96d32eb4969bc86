import Operations
import PartyLife
import Records

/// What a superior should look at first among the organisations below, the gravest first.
struct Attention: Equatable {
    enum Kind: String, CaseIterable {
        case problemsOverdue, meetingsMissing, plansWaiting, noticeNotReceived
    }

    let kind: Kind
    let organisation: OrganisationRow
    let count: Int

    static func list(_ record: TreeRecord) -> [Attention] {
        let isNow = record.asOf == record.today
        let all = record.children.flatMap { child -> [Attention] in
            let figures = child.figures
            let isLeaf = child.row.type.holdsMeeting
            let due = isLeaf ? 1 : figures[.branches]
            var counts: [Kind: Int] = [.problemsOverdue: figures[.problemsOverdue]]
            if let closes = child.procedure?.window.closes, record.asOf > closes {
                counts[.meetingsMissing] = due - figures[.held]
            }
            if isNow {
                let waiting = isLeaf ? (child.state.plan == .submitted ? 1 : 0) : 0
                counts[.plansWaiting] = waiting
                let needsNotice = child.state.noticeOn == nil && child.id != record.campaign.issuer
                counts[.noticeNotReceived] = needsNotice && due > 0 ? 1 : 0
            }
            return counts.filter { $0.value > 0 }.map {
                Attention(kind: $0.key, organisation: child.row, count: $0.value)
            }
        }
        return all.sorted { $0.weight < $1.weight }
    }

    private var weight: (Int, Int, Organisation.ID) { (kind.rank, -count, organisation.id) }
}

extension Attention.Kind {
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
