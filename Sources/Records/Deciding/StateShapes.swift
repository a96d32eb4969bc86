import PartyLife

// The shape in which each state is kept, raised with every change of what is kept of it: a property more or less, another
// name or type, or the same events leading to something else. Snapshots of other shapes are not read; the states are
// folded anew from their events. States.golden.json holds the structure that belongs to each number.

extension Organisation {
    public static var shape: Int { 1 }
}

extension Campaign {
    public static var shape: Int { 2 }
}

extension CampaignDraft {
    public static var shape: Int { 2 }
}

extension Notice {
    public static var shape: Int { 1 }
}

extension Plan {
    public static var shape: Int { 1 }
}

extension Study {
    public static var shape: Int { 1 }
}

extension Talks {
    public static var shape: Int { 1 }
}

extension Opinions {
    public static var shape: Int { 1 }
}

extension SelfExamination {
    public static var shape: Int { 1 }
}

extension BranchMeeting {
    public static var shape: Int { 2 }
}

extension ProblemList {
    public static var shape: Int { 1 }
}

extension Problem {
    public static var shape: Int { 1 }
}

extension Appraisal {
    public static var shape: Int { 1 }
}
