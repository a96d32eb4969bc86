import Operations
import PartyLife

/// Training of those who organise the meetings below, and answers to what many ask.
extension CampaignPage {
    func training(_ level: CampaignRecord.Level, _ html: inout HTML) {
        guard !level.organisers.isEmpty else { return }
        let trained = level.notice.trained
        let covered = level.organisers.filter { place in place.people.contains { trained.contains($0.id) } }
        let missing = level.organisers.filter { place in !place.people.contains { trained.contains($0.id) } }
        html.h3(text: language.text("training.title"))
        html.p { html in
            html.text(language.count(covered.count, of: level.organisers.count))
            if !missing.isEmpty {
                html.text(" ")
                let names = language.names(missing.prefix(6).map(\.organisation.name)) + (missing.count > 6 ? "…" : "")
                html.span(.class("hint"), text: language.text("branch.missing", ["names": names]))
            }
        }
        held(level, &html)
        let below = level.organisers.filter { $0.below != nil }
        if !below.isEmpty {
            html.ul { html in
                for place in below {
                    guard let (done, all) = place.below else { continue }
                    html.li(text: place.organisation.name + " " + language.count(done, of: all))
                }
            }
        }
        let someone = level.organisers.lazy.flatMap(\.people).first.map { [$0.id] } ?? []
        if can(.train(.init(topic: "·", people: someone, on: record.today)), at: level) { trainForm(level, &html) }
        if can(.guide(title: "·", text: "·"), at: level) { guideForm(level, &html) }
    }

    private func held(_ level: CampaignRecord.Level, _ html: inout HTML) {
        guard let trainings = level.notice.trainings else { return }
        let names = Dictionary(
            level.organisers.flatMap { $0.people.map { ($0.id, $0.name) } }
        ) { first, _ in first }
        html.ul { html in
            for training in trainings {
                html.li { html in
                    html.text(language.day(training.on, today: record.today) + " · " + training.topic)
                    let people = training.people.map { names[$0] ?? "—" }
                    html.p(.class("hint"), text: language.names(people, limit: 12))
                }
            }
        }
    }

    private func trainForm(_ level: CampaignRecord.Level, _ html: inout HTML) {
        let people = level.organisers.flatMap { place in
            place.people.map { Choice($0.id.text, "\($0.name) · \(place.organisation.name)") }
        }
        html.details { html in
            html.summary(text: language.text("training.record"))
            html.postForm(
                to: Paths.step(Place(record.row.id, level.id), "training"), token: shell.formToken, .class("form")
            ) { html in
                html.ask(CampaignQuestions.topic, in: language)
                html.ask(
                    CampaignQuestions.trainedOn, record.today, in: language, .max(record.today.description))
                html.ask(CampaignQuestions.trained, of: people, in: language)
                html.div(.class("actions")) { html in
                    html.button(.class("button"), text: language.text("training.record"))
                }
            }
        }
    }

    private func guideForm(_ level: CampaignRecord.Level, _ html: inout HTML) {
        html.details { html in
            html.summary(text: language.text("guidance.publish"))
            html.postForm(
                to: Paths.step(Place(record.row.id, level.id), "guidance"), token: shell.formToken, .class("form")
            ) { html in
                html.ask(CampaignQuestions.question, in: language)
                html.ask(CampaignQuestions.answer, in: language)
                html.div(.class("actions")) { html in
                    html.button(.class("button"), text: language.text("guidance.publish"))
                }
            }
        }
    }
}
