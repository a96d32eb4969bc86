/// What the organisation keeps about a member (党员): the minimum that the loop needs, and no identity number.
///
/// What only a comparison with a roster and a few rules ask for is sealed when it enters the log (``closed``), and comes
/// back sealed; see ``Particulars``.
public struct MemberProfile: Codable, Equatable, Sendable {
    /// 姓名.
    public var name: String
    public var sex: Sex?
    /// 民族 as written.
    public var ethnicity: String?
    /// 出生日期.
    public var born: Day?
    /// 人员类别.
    public var standing: Standing
    /// 入党日期.
    public var admitted: Day?
    /// 转正日期.
    public var confirmed: Day?
    /// 职级; nil for none.
    public var rank: Rank?
    /// 党员分类; a member may be in several.
    public var categories: Set<Category>
    /// 流入地党组织 of a floating member, as written.
    public var receivingOrganisation: String?
    /// 组织关系转入日期, where it is known.
    public var transferred: Day?
    /// The ``Particulars``, sealed; nil where they stand open in the other fields.
    public internal(set) var particulars: Words?

    public init(
        name: String, sex: Sex? = nil, ethnicity: String? = nil, born: Day? = nil, standing: Standing = .full,
        admitted: Day? = nil, confirmed: Day? = nil, rank: Rank? = nil, categories: Set<Category> = [],
        receivingOrganisation: String? = nil, transferred: Day? = nil
    ) {
        self.name = name
        self.sex = sex
        self.ethnicity = ethnicity
        self.born = born
        self.standing = standing
        self.admitted = admitted
        self.confirmed = confirmed
        self.rank = rank
        self.categories = categories
        self.receivingOrganisation = receivingOrganisation
        self.transferred = transferred
    }

    /// 性别.
    public enum Sex: String, Codable, Sendable, CaseIterable { case female, male }

    /// 人员类别: full (正式党员) or probationary (预备党员), who has no vote.
    public enum Standing: String, Codable, Sendable, CaseIterable { case full, probationary }

    /// 职级, in rising order: 乡科级, 县处级, 厅局级, 省部级.
    public enum Rank: String, Codable, Sendable, CaseIterable, Comparable {
        case township, county, bureau, ministry

        public static func < (left: Rank, right: Rank) -> Bool { left.order < right.order }
        private var order: Int { Rank.allCases.firstIndex(of: self) ?? 0 }
    }

    /// 党员分类: 青年, 离退休, 流动, 两新组织, 学生, 年老体弱（行动不便）.
    public enum Category: String, Codable, Sendable, CaseIterable {
        case youth, retired, floating, newOrganisations, student, frail
        /// 农村, 农民工, 抽调借调, 一线值守, 流动编制（兼聘）.
        case rural, migrantWorker, seconded, frontline, fixedTerm
    }
}

extension MemberProfile {
    private enum CodingKeys: String, CodingKey {
        case name, sex, ethnicity, born, standing, admitted, confirmed, rank, categories, receivingOrganisation
        case transferred, particulars
    }

    /// Categories are written in a fixed order, so that the same profile always has the same bytes.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encodeIfPresent(sex, forKey: .sex)
        try container.encodeIfPresent(ethnicity, forKey: .ethnicity)
        try container.encodeIfPresent(born, forKey: .born)
        try container.encode(standing, forKey: .standing)
        try container.encodeIfPresent(admitted, forKey: .admitted)
        try container.encodeIfPresent(confirmed, forKey: .confirmed)
        try container.encodeIfPresent(rank, forKey: .rank)
        try container.encode(Category.allCases.filter(categories.contains), forKey: .categories)
        try container.encodeIfPresent(receivingOrganisation, forKey: .receivingOrganisation)
        try container.encodeIfPresent(transferred, forKey: .transferred)
        try container.encodeIfPresent(particulars, forKey: .particulars)
    }
}
