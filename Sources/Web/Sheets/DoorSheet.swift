import Documents
import Operations
import PartyLife

/// 二维码张贴页: whose page it is, what for and until when. No opinion and no telephone is on it.
extension BranchSheet {
    func door(origin: String) -> HTML {
        guard let door = record.opinions.door, door.isOpen, record.facts.campaignOpen else {
            return notYet(language.text("sheet.door-closed"))
        }
        let address = origin + Paths.residents(record.place.organisation, door.token)
        return sheet(large: true).html { html in
            html.sheetPage(
                language.text("residents.title", ["branch": branchName]),
                [
                    campaignTitle
                ]
            ) { html in
                html.p(.class("sheet-text sheet-centred"), text: language.text("residents.lead"))
                if let code = QRCode(address) {
                    html.div(.class("sheet-code"), .role("img"), .aria("label", language.text("sheet.qr"))) {
                        $0.qrPicture(of: code)
                    }
                }
                html.p(.class("sheet-centred wrapped"), text: address)
                html.p(
                    .class("sheet-text sheet-centred"),
                    text: language.text(
                        "sheet.door-until", ["day": day(record.facts.procedure.timetable.opinionsBy)]))
                html.p(.class("sheet-note"), text: language.text("residents.not-anonymous"))
            }
        }
    }
}
