/// The columns that a roster file (名册) may have; what else it has is left unread.
enum RosterColumn: Int, CaseIterable, Sendable {
    // 党员.
    case name, sex, ethnicity, born, standing, admitted, confirmed, branchCode, branchName, office, rank
    case categories, floating, receiving, transferred, phone, remark
    // 党组织.
    case code, organisationName, kind, parentCode, parentName, domain, guidanceGroup, shortName

    /// Its place among all columns.
    var ordinal: Int { rawValue }

    /// The column that the vocabulary calls so.
    init?(key: String) {
        guard let column = RosterColumn.allCases.first(where: { "\($0)" == key }) else { return nil }
        self = column
    }
}

/// The two tables of a roster.
enum RosterTable: Sendable {
    case members, organisations

    /// The column by which the table is known.
    var key: RosterColumn { self == .members ? .name : .organisationName }

    /// What it must have: of each inner list one column.
    var required: [[RosterColumn]] {
        switch self {
        case .members: [[.name], [.standing], [.branchName, .branchCode]]
        case .organisations: [[.organisationName], [.kind]]
        }
    }
}
