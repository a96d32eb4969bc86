import Documents
import Foundation
import PartyLife
import Testing

private let folder: URL? = {
    if let path = ProcessInfo.processInfo.environment["BIHUAN_FIELD_DATA"] { return URL(fileURLWithPath: path) }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    let beside = package.deletingLastPathComponent().appending(path: "shared/data")
    return FileManager.default.fileExists(atPath: beside.path) ? beside : nil
}()

@Suite("Files from the field", .enabled(if: folder != nil))
struct RosterFieldDataTests {
    @Test("A workbook and two pairs of text files say the same")
    func sameRoster() throws {
        let folder = try #require(folder)
        let rosters = try [
            ["roster-mianjiang.xlsx"], ["members-gb18030.csv", "organisations-gb18030.csv"],
            ["members-utf8-bom.csv", "organisations-gb18030.csv"],
        ].map { names in
            let files = try names.map { (name: $0, bytes: try Data(contentsOf: folder.appending(path: $0))) }
            let reading = try RosterFixture.read(files)
            #expect(reading.defects == [])
            return withoutPlaces(reading.roster)
        }
        #expect(rosters[0].organisations.count == 31)
        #expect(rosters[0].members.count == 418)
        #expect(rosters[0] == rosters[1])
        #expect(rosters[0] == rosters[2])
    }

    private func withoutPlaces(_ roster: Roster) -> Roster {
        let nowhere = Roster.Place(sheet: "", row: 0)
        var roster = roster
        for index in roster.members.indices { roster.members[index].place = nowhere }
        for index in roster.organisations.indices { roster.organisations[index].place = nowhere }
        return roster
    }
}
