/// A procedure: everything about a campaign (专题) that practice may vary, as data.
///
/// The issuing organisation's procedure is inherited downwards; each level below may tighten it, never loosen it.
/// Every figure that `domain.md` marks as local practice is a field here.
public struct Procedure: Codable, Equatable, Sendable {
    /// The shape of the file; this program reads 1.
    public var format: Int
    public var version: Int
    /// The kind of meeting, for instance 党史学习教育专题组织生活会.
    public var name: String
    /// 主题.
    public var theme: String
    /// Another programme of work that this is joined with (与……相结合).
    public var programme: String?
    /// The period in which meetings are held.
    public var window: Window
    public var timetable: Timetable
    /// 路线图: what is asked at a step, by its code.
    public var requirements: [String: String]?
    public var study: Study
    /// 对照方面, in order.
    public var aspects: [Aspect]
    public var opinions: Opinions
    public var talks: Talks
    public var review: Review
    /// What is asked in the self-examination; the full paper of everyone where nothing is said.
    public var examination: Examination?
    /// Conditions that must hold before the meeting.
    public var gates: [Gate]
    public var session: MeetingRules
    public var rectification: Rectification
    /// How members who cannot come may be covered otherwise.
    public var modes: [CoverMode]
    /// 分类指导: what is asked for members of each category; nil for what is usual.
    public var arranging: [ArrangingRule]?

    /// What is asked at a step; nil where the issuer wrote nothing beside it.
    public func requirement(at step: Step) -> String? { requirements?[step.rawValue] }

    public struct Window: Codable, Equatable, Sendable {
        public var opens: Day
        public var closes: Day

        public init(opens: Day, closes: Day) {
            (self.opens, self.closes) = (opens, closes)
        }
    }

    /// 时间节点: the last day of each step.
    public struct Timetable: Codable, Equatable, Sendable {
        public var noticeBy: Day
        public var planBy: Day
        public var studyBy: Day
        public var opinionsBy: Day
        public var talksBy: Day
        public var examinationsBy: Day
        /// Days after the meeting until the problem list is complete.
        public var listWithinDays: Int
        /// Days after the meeting until the list is posted.
        public var postWithinDays: Int
        /// 年底对账: the day by which every item is written off or carried over with a reason.
        public var reconcileBy: Day

        public init(
            noticeBy: Day, planBy: Day, studyBy: Day, opinionsBy: Day, talksBy: Day, examinationsBy: Day,
            listWithinDays: Int, postWithinDays: Int, reconcileBy: Day
        ) {
            (self.noticeBy, self.planBy, self.studyBy, self.opinionsBy) = (noticeBy, planBy, studyBy, opinionsBy)
            (self.talksBy, self.examinationsBy, self.listWithinDays, self.postWithinDays) = (
                talksBy, examinationsBy, listWithinDays, postWithinDays
            )
            self.reconcileBy = reconcileBy
        }
    }

    public struct Study: Codable, Equatable, Sendable {
        /// Texts that every member studies.
        public var texts: [Text]
        /// 目标要求: what study is to bring about.
        public var goals: [String]?
        /// Texts beyond the campaign, for whoever wants to read more: no member is asked for them.
        public var further: [Text]?
        /// Hours that everyone studies at least; nil, as it should be, where nobody counts them.
        public var hours: Int?

        public struct Text: Codable, Equatable, Sendable, Identifiable {
            public var id: String
            public var title: String
            /// 重点篇目.
            public var core: Bool?

            public init(id: String, title: String, core: Bool? = nil) {
                (self.id, self.title, self.core) = (id, title, core)
            }
        }

        public init(texts: [Text], goals: [String]? = nil, further: [Text]? = nil, hours: Int? = nil) {
            (self.texts, self.goals, self.further, self.hours) = (texts, goals, further, hours)
        }
    }

    public struct Aspect: Codable, Equatable, Sendable, Identifiable {
        public var id: String
        public var title: String
        /// Questions that may help the writer; never a text to copy.
        public var hint: String?
        /// 对标依据: the words of the rule to measure oneself against.
        public var standard: String?

        public init(id: String, title: String, hint: String? = nil, standard: String? = nil) {
            (self.id, self.title, self.hint, self.standard) = (id, title, hint, standard)
        }
    }

    public struct Opinions: Codable, Equatable, Sendable {
        public var channels: [OpinionChannel]
        /// How many different channels must have been used.
        public var minimumChannels: Int

        public init(channels: [OpinionChannel], minimumChannels: Int) {
            (self.channels, self.minimumChannels) = (channels, minimumChannels)
        }

        /// What an opinion counts as that a member of the branch gives in writing.
        var memberChannel: OpinionChannel {
            [.letter, .petition, .symposium, .visit, .fieldwork].first(where: channels.contains) ?? .letter
        }
    }

    /// How far each kind of pair must have talked.
    public struct Talks: Codable, Equatable, Sendable {
        public var secretaryCommittee: PairRule
        public var committeeCommittee: PairRule
        public var committeeMember: PairRule
        public var memberMember: PairRule
        /// Whether a talk counts only once both have confirmed it.
        public var confirmed: Bool?
        /// 三谈: how to talk with whom; nil for the usual way.
        public var focus: [Focus]?

        public struct Focus: Codable, Equatable, Sendable {
            public var group: FocusGroup
            public var depth: PartyLife.Talks.Depth

            public init(_ group: FocusGroup, _ depth: PartyLife.Talks.Depth) {
                (self.group, self.depth) = (group, depth)
            }
        }

        /// Loosest first: no rule, each person covered by at least one such talk, every pair.
        public enum PairRule: String, Codable, Sendable, CaseIterable, Comparable {
            case none, each, all

            public static func < (left: Self, right: Self) -> Bool { left.order < right.order }
            private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
        }

        public init(
            secretaryCommittee: PairRule, committeeCommittee: PairRule, committeeMember: PairRule,
            memberMember: PairRule, confirmed: Bool? = nil, focus: [Focus]? = nil
        ) {
            (self.secretaryCommittee, self.committeeCommittee, self.committeeMember, self.memberMember) = (
                secretaryCommittee, committeeCommittee, committeeMember, memberMember
            )
            (self.confirmed, self.focus) = (confirmed, focus)
        }
    }

    public struct Review: Codable, Equatable, Sendable {
        /// Leaders (from this rank on, and the secretary) have their self-examination read by the superior or the
        /// guidance group; others by the secretary.
        public var leadersFrom: MemberProfile.Rank
        /// Whether self-examinations are read at all before the meeting.
        public var examinations: Bool

        public init(leadersFrom: MemberProfile.Rank, examinations: Bool) {
            (self.leadersFrom, self.examinations) = (leadersFrom, examinations)
        }
    }

    public struct MeetingRules: Codable, Equatable, Sendable {
        /// 领导带头: leaders speak before the others.
        public var leadersFirst: Bool
        /// Whether every member who is present must have been criticised by someone.
        public var everyoneCriticised: Bool
        /// To how many members the best grade of the appraisal may go; a third of those graded where nothing is said.
        public var excellentAtMost: ExcellentLimit?

        public var excellent: ExcellentLimit { excellentAtMost ?? ExcellentLimit() }

        public init(leadersFirst: Bool, everyoneCriticised: Bool) {
            (self.leadersFirst, self.everyoneCriticised) = (leadersFirst, everyoneCriticised)
        }
    }

    public struct Rectification: Codable, Equatable, Sendable {
        /// Days for which the list is posted at least.
        public var postingDays: Int
        /// Days after write-off until the look-back.
        public var lookBackAfterDays: Int
        /// Days before a deadline from which the light is amber.
        public var amberDays: Int
        /// Words that make a measure too weak to stand alone.
        public var weakWords: [String]

        public init(postingDays: Int, lookBackAfterDays: Int, amberDays: Int, weakWords: [String]) {
            (self.postingDays, self.lookBackAfterDays, self.amberDays, self.weakWords) = (
                postingDays, lookBackAfterDays, amberDays, weakWords
            )
        }
    }

    public init(
        format: Int, version: Int, name: String, theme: String, window: Window, timetable: Timetable, study: Study,
        aspects: [Aspect], opinions: Opinions, talks: Talks, review: Review, gates: [Gate], session: MeetingRules,
        rectification: Rectification, modes: [CoverMode]
    ) {
        (self.format, self.version, self.name, self.theme) = (format, version, name, theme)
        (self.window, self.timetable, self.study, self.aspects) = (window, timetable, study, aspects)
        (self.opinions, self.talks, self.review, self.gates) = (opinions, talks, review, gates)
        (self.session, self.rectification, self.modes) = (session, rectification, modes)
    }
}

/// How a member who cannot come to the meeting is covered: 就近参加, 临时党支部, 结对（一包一）, 流入地党组织, 送学上门, 补课, 视频参加.
///
/// The last is off unless the issuer of a campaign chooses it: meetings are held in a room.
public enum CoverMode: String, Codable, Sendable, CaseIterable {
    case nearestBranch, temporaryBranch, pair, receivingOrganisation, homeVisit, makeUp, remote
    /// 所在党小组.
    case partyGroup
}

/// 征求意见的渠道: 发函, 走访, 座谈, 意见箱, 下沉基层, 无记名（纸质）, 信访, 二维码.
public enum OpinionChannel: String, Codable, Sendable, CaseIterable {
    case letter, visit, symposium, box, fieldwork, anonymous, petition, link
}

/// A condition for the meeting (开会条件), the parts of G-READY.
public enum Gate: String, Codable, Sendable, CaseIterable {
    /// 方案已批准.
    case planApproved
    /// 规定学习人人完成.
    case studyCovered
    /// 意见征集并反馈到人.
    case opinionsDelivered
    /// 谈心谈话覆盖.
    case talksCovered
    /// 对照检查人人完成.
    case examinationsComplete
    /// 领导材料审阅.
    case leadersReviewed
    /// 不能参会的党员已作安排.
    case everyoneArranged
    /// 会前复核: 学习效果和材料由上级或指导组复核.
    case effectReviewed
    /// 领导干部双重组织生活已安排.
    case leadersPlanned
}
