/// What a roster file (名册) says, row by row, cleaned but not yet compared with what is known.
public struct Roster: Equatable, Sendable {
    public var organisations: [OrganisationRow]
    public var members: [MemberRow]

    public init(organisations: [OrganisationRow] = [], members: [MemberRow] = []) {
        self.organisations = organisations
        self.members = members
    }

    /// One organisation of the file.
    public struct OrganisationRow: Equatable, Sendable {
        public var place: Place
        /// 组织代码. A file without codes leaves it nil; the name then identifies.
        public var code: Organisation.ID?
        public var name: String
        public var kind: Organisation.Kind
        /// 上级组织代码, or the superior's name where the file has no codes.
        public var parent: String?
        /// 领域 as written, for instance 国有企业.
        public var domain: String?
        /// 联系指导组 as written.
        public var guidanceGroup: String?
        /// 简称 as written; nil where the file has none.
        public var shortName: String?

        public init(
            place: Place, code: Organisation.ID?, name: String, kind: Organisation.Kind, parent: String? = nil,
            domain: String? = nil, guidanceGroup: String? = nil, shortName: String? = nil
        ) {
            self.place = place
            self.code = code
            self.name = name
            self.kind = kind
            self.parent = parent
            self.domain = domain
            self.guidanceGroup = guidanceGroup
            self.shortName = shortName
        }
    }

    /// One member of the file.
    public struct MemberRow: Equatable, Sendable {
        public var place: Place
        public var profile: MemberProfile
        /// 所在支部代码, when the file has it.
        public var branchCode: String?
        /// 所在党支部 as written.
        public var branchName: String?
        /// 党内职务: the offices in the branch; empty for 党员.
        public var offices: [Office]
        /// 联系电话, digits only.
        public var phone: String?
        /// 备注.
        public var remark: String?

        public init(
            place: Place, profile: MemberProfile, branchCode: String? = nil, branchName: String? = nil,
            offices: [Office] = [], phone: String? = nil, remark: String? = nil
        ) {
            self.place = place
            self.profile = profile
            self.branchCode = branchCode
            self.branchName = branchName
            self.offices = offices
            self.phone = phone
            self.remark = remark
        }
    }

    /// What a roster may say anew of a member who stays.
    public enum Detail: String, Sendable, CaseIterable {
        case sex, ethnicity, born, standing, admitted, confirmed, rank, categories, receivingOrganisation, transferred
        case phone, remark
    }

    /// Where something stands in the file: file or sheet, and its row as the spreadsheet numbers it (from 1).
    public struct Place: Hashable, Sendable {
        public var sheet: String
        public var row: Int

        public init(sheet: String, row: Int) {
            self.sheet = sheet
            self.row = row
        }
    }

    /// What is wrong with a cell: 第 n 行 · 列名 · 原值 · 原因.
    public struct Defect: Error, Equatable, Sendable {
        public var place: Place
        /// The heading of the column, as in the file; empty when the whole row is meant.
        public var column: String
        /// The value as in the file.
        public var value: String
        public var reason: Reason

        public init(place: Place, column: String, value: String, reason: Reason) {
            self.place = place
            self.column = column
            self.value = value
            self.reason = reason
        }
    }

    /// Why a cell or row cannot be taken.
    public enum Reason: String, Sendable, CaseIterable {
        case missing, tooLong, notADate, dateInFuture, dateOrder, unknownKind, unknownStanding, unknownOffice
        case unknownRank, unknownSex, unknownCategory, notYesOrNo, badCode, badPhone, badCharacters
        case implausibleName
        case duplicateCode, duplicateMember, duplicateOrganisation
        case unknownParent, ambiguousParent, cyclicTree, severalRoots
        case unknownBranch, ambiguousBranch, codeAndNameDiffer
        case membersOnlyInBranches, severalSecretaries, parentBelowChild
    }
}
