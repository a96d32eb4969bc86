import Operations
import PartyLife

/// What the issuer can still do with a campaign, and what was made of it.
extension CampaignPage {
    func withdrawn(_ html: inout HTML) {
        guard let withdrawal = record.campaign.withdrawn else { return }
        let words = ["day": language.day(withdrawal.on, today: record.today), "reason": withdrawal.reason]
        html.notice(Banner(.warning, language.text("campaign.withdrawn-because", words)), in: language)
    }

    func manage(_ html: inout HTML) {
        let path = Paths.campaign(record.row.id)
        html.section(.class("block")) { html in
            html.div(.class("actions")) { html in
                html.a(
                    .class("button button-quiet"), .href(path + "/procedure.yaml"), .download,
                    text: language.text("editor.export"))
                if record.campaign.isOpen, may(.reviseCampaign, at: record.row.issuer) {
                    html.a(.class("button"), .href(path + "/revise"), text: language.text("editor.revise"))
                }
            }
            if can(.reopen(reason: "·")).isOpen { ending("reopen", to: path + "/reopen", &html) }
            switch can(.withdraw(reason: "·")) {
            case .open: ending("withdraw", to: path + "/withdraw", &html)
            case .refused(let refusal) where refusal as? Campaign.Refused == .meetingsBegun:
                html.notYet(
                    language.text("campaign.withdraw"),
                    why: RefusalText(language: language, today: record.today, names: [:]).text(of: refusal))
            case .refused, .notTheirs: break
            }
            if can(.close(reason: "·")).isOpen {
                html.p { $0.a(.href(path + "/close"), text: language.text("campaign.close")) }
            }
        }
    }

    /// That it is over, and that it was and is open again, each with its reason.
    func over(_ html: inout HTML) {
        func say(_ key: String, _ day: Day, _ reason: String?) {
            let words = ["day": language.day(day, today: record.today), "reason": reason ?? ""]
            html.notice(Banner(.information, language.text("campaign.\(key)", words)), in: language)
        }
        let campaign = record.campaign
        if campaign.phase == .closed, let closed = record.row.closed {
            say(campaign.closedReason == nil ? "is-closed" : "is-closed-because", closed, campaign.closedReason)
        } else if campaign.phase == .open, let reopened = campaign.reopened {
            say("is-reopened", reopened.on, reopened.reason)
        }
    }

    private func ending(_ key: String, to path: String, _ html: inout HTML) {
        html.details { html in
            html.summary(text: language.text("campaign.\(key)"))
            html.postForm(to: path, token: shell.formToken, .class("form")) { html in
                html.p(text: language.text("campaign.\(key)-hint"))
                html.ask(CampaignQuestions.reason.required(true), in: language)
                html.div(.class("actions")) { html in
                    html.button(.class("button"), text: language.text("campaign.\(key)"))
                }
            }
        }
    }

    /// Questions that many have, and their answers.
    func guidance(_ html: inout HTML) {
        guard !record.guidance.isEmpty else { return }
        html.section(.class("block"), .id("guidance")) { html in
            html.h2(text: language.text("guidance.title"))
            for item in record.guidance {
                html.details { html in
                    html.summary(text: item.entry.title)
                    html.p(.class("lines"), text: item.entry.text)
                    html.p(
                        .class("hint"),
                        text: item.organisation + " · " + language.day(item.entry.on, today: record.today))
                }
            }
        }
    }

    /// The same by a file.
    func tightenFile(_ place: Place, _ html: inout HTML) {
        html.details { html in
            html.summary(text: language.text("tighten.own-file"))
            html.postForm(
                to: Paths.step(place, "tighten/import"), token: shell.formToken, .class("form"), .multipart
            ) { html in
                html.input(
                    Field("file", label: language.text("campaign.file")), type: .file, in: language,
                    .accept(".yaml,.yml,.txt"))
                html.div(.class("actions")) { html in
                    html.button(.class("button"), text: language.text("tighten.do"))
                    html.a(
                        .class("button button-quiet"), .href(Paths.step(place, "procedure.yaml")), .download,
                        text: language.text("tighten.own-export"))
                }
            }
        }
    }
}
