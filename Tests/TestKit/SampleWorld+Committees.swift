import PartyLife

extension SampleWorld {
    /// A row of a roster for a committee that is named after its code.
    public static func committee(_ code: String, below parent: String?, _ row: Int) -> Roster.OrganisationRow {
        .init(
            place: .init(sheet: "组织", row: row), code: id(code, Organisation.self), name: "\(code)委员会",
            kind: .committee, parent: parent)
    }
}
