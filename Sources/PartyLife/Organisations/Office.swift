/// An office (职务) that a person holds in one organisation. Roles in the product come from offices and end with them.
public enum Office: String, Codable, Sendable, CaseIterable, Comparable {
    /// 书记.
    case secretary
    /// 副书记.
    case deputySecretary
    /// 组织委员.
    case organisationCommissioner
    /// 宣传委员.
    case publicityCommissioner
    /// 纪检委员.
    case disciplineCommissioner
    /// 青年委员.
    case youthCommissioner
    /// 委员 without a named field.
    case committeeMember
    /// 党小组组长.
    case groupLeader
    /// 组织部门审核人员: reads plans for the superior (直属党委、党总支 in the field's words).
    case reviewer
    /// 指导组成员 of the group that is linked with organisations (所联系单位).
    case guidanceMember
    /// 系统管理员: accounts and backup, no business data.
    case systemAdministrator
    /// 安全管理员: grants and parameters.
    case securityAdministrator
    /// 审计管理员: reads logs, changes nothing.
    case auditAdministrator

    /// Whether the holder sits on the branch committee (支委会).
    public var isCommittee: Bool { self <= .committeeMember }

    /// Whether the holder is one of the three administrators, who are exclusive and see no words of the business.
    public var isAdministrator: Bool { self >= .systemAdministrator }

    public static func < (left: Office, right: Office) -> Bool { left.order < right.order }
    private var order: Int { Office.allCases.firstIndex(of: self) ?? 0 }
}
