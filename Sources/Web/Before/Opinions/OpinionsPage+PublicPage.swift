import Documents
import Operations
import PartyLife

/// The residents' page: opened and closed by those who sort opinions, handed out as a link.
extension OpinionsPage {
    func door(_ html: inout HTML) {
        let door = opinions.door
        let isOn = door?.isOpen == true
        html.fold(
            language.text("opinions-more.door"),
            note: language.text(isOn ? "opinions-more.door-on" : "opinions-more.door-off"), id: "door"
        ) { html in
            html.p(.class("hint"), text: language.text("opinions-more.door-hint"))
            if let door, door.isOpen {
                let path = Paths.residents(step.record.place.organisation, door.token)
                html.p { html in
                    html.light(
                        .onTime, word: language.text("opinions-more.door-open", ["day": step.day(door.opened)]),
                        in: language)
                }
                html.div(.class("door")) { html in
                    if let code = QRCode(origin + path) {
                        html.div(.class("door-code")) { $0.qrPicture(of: code) }
                    }
                    html.p { $0.a(.href(path), text: origin + path) }
                }
            }
            guard step.can(.closeDoor, opinions).isOpen else { return }
            html.postForm(to: step.path("opinions/door"), token: step.shell.formToken, .class("actions")) { html in
                if door?.isOpen == true {
                    html.button(
                        .class("button"), .name("door"), .value("close"),
                        text: language.text("opinions-more.door-close"))
                    html.button(
                        .class("button button-quiet"), .name("door"), .value("open"),
                        text: language.text("opinions-more.door-renew"))
                    html.span(.class("actions-why"), text: language.text("opinions-more.door-renew-hint"))
                } else {
                    html.button(
                        .class("button"), .name("door"), .value("open"),
                        text: language.text("opinions-more.door-open-button"))
                }
            }
        }
    }

    /// Whom an opinion is about, for one that came without a name.
    func address(_ one: Opinions.Opinion, _ html: inout HTML) {
        guard mayAddress(one) else { return }
        deciding(one, "address", title: "opinions-more.address", button: "opinions-more.address-button", &html) {
            html in
            html.ask(OpinionQuestions.to, one.target, of: targets(), in: language)
        }
    }
}
