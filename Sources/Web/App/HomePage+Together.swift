import Operations
import PartyLife

/// Acts without weight, done in one go: whoever asks chooses them, and each is decided by itself.
extension HomePage {
    struct Together {
        let done: [SafeAct]
        /// What was not done, and why.
        let refused: [(act: SafeAct, why: String)]
    }

    /// One alone is done where it stands.
    private var acts: [SafeAct] { home.together.count > 1 ? home.together : [] }

    func isInOneGo(_ item: ToDo) -> Bool {
        !acts.isEmpty && (item.kind == .receiveNotice || item.kind == .confirmTalks)
    }

    func inOneGo(_ html: inout HTML) {
        guard !acts.isEmpty else { return }
        html.section(.class("block"), .id("together")) { html in
            html.h2(.class("todo-head"), text: language.text("home.together"))
            html.postForm(to: "/together", token: shell.formToken, .class("form")) { html in
                html.fieldset(.class("field")) { html in
                    html.legend(.class("label"), text: language.text("home.together-hint"))
                    html.div(.class("checks")) { html in
                        for act in acts {
                            html.label(.class("check")) { html in
                                html.open(
                                    "input",
                                    [.type(.checkbox), .name("act"), .value(act.code), .checked])
                                html.span(text: words(of: act))
                            }
                        }
                    }
                }
                html.div(.class("actions")) { html in
                    html.button(.class("button button-primary"), text: language.text("home.together-do"))
                }
            }
        }
    }

    func result(_ together: Together, _ html: inout HTML) {
        if !together.done.isEmpty {
            html.notice(
                Banner(.success, language.text("home.together-done", ["n": together.done.count])), in: language)
        }
        for (act, why) in together.refused {
            let text = language.text("home.together-refused", ["what": words(of: act), "why": why])
            html.notice(Banner(.error, text), in: language)
        }
    }

    private func words(of act: SafeAct) -> String {
        let known = home.together.first { $0.place == act.place && $0.what == act.what } ?? act
        let campaign = home.campaigns.first { $0.id == act.place.campaign }?.title ?? ""
        switch act.what {
        case .receiveNotice:
            return language.text(
                "home.together-notice", ["organisation": known.organisationName, "campaign": campaign])
        case .confirmTalk:
            return language.text(
                "home.together-talk",
                [
                    "name": known.person ?? "", "day": known.on.map { language.day($0, today: home.today) } ?? "",
                ])
        }
    }
}

extension SafeAct {
    /// As a form sends it.
    var code: String {
        let place = "\(place.campaign)/\(place.organisation)"
        switch what {
        case .receiveNotice: return "notice/\(place)"
        case .confirmTalk(let talk): return "talk/\(place)/\(talk)"
        }
    }

    init?(code: String) {
        let parts = code.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3, let campaign = Campaign.ID(parts[1]), let organisation = Organisation.ID(parts[2])
        else { return nil }
        let place = Place(campaign, organisation)
        switch (parts[0], parts.count) {
        case ("notice", 3): self.init(place, "", .receiveNotice)
        case ("talk", 4):
            guard let talk = Identifier<Talks.Talk>(parts[3]) else { return nil }
            self.init(place, "", .confirmTalk(talk))
        default: return nil
        }
    }
}
