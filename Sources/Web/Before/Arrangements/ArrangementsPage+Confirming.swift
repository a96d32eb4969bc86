import Operations
import PartyLife

/// The receiving sides' word, the leaders' attendance plan, and whom the branch is made of.
extension ArrangementsPage {
    /// Where the receiving side is no unit of the tree, the branch notes who agreed there.
    func confirmations(_ html: inout HTML) {
        let ways: [CoverMode] = [.receivingOrganisation, .nearestBranch, .pair]
        let waiting = expected.filter { member in
            guard let arrangement = meeting.arrangements[member.id], let mode = arrangement.mode else { return false }
            return arrangement.host == nil && ways.contains(mode)
        }
        guard !waiting.isEmpty else { return }
        html.fold(language.text("arrangements.confirmations", ["n": waiting.count]), id: "confirmations") { html in
            html.p(.class("hint"), text: language.text("arrangements.confirmations-hint"))
            for member in waiting {
                if let known = confirmation(of: member.id) {
                    html.p { html in
                        html.strong(text: member.name)
                        html.text(" · " + known)
                    }
                } else {
                    html.postForm(to: path + "/confirmation", token: shell.formToken, .class("form")) { html in
                        html.input(.type(.hidden), .name("member"), .value(member.id.text))
                        html.ask(
                            ArrangementQuestions.contact.of(member.id), meeting.arrangements[member.id]?.detail,
                            label: language.text("arrangements.contact", ["name": member.name]), in: language)
                        html.div(.class("actions")) { html in
                            html.button(.class("button"), text: language.text("arrangements.confirm-one"))
                        }
                    }
                }
            }
        }
    }

    func leaders(_ html: inout HTML) {
        let mayPlan = can(.planVisits([]))
        html.fold(
            language.text("leaders.title"), note: language.text("fold.people", ["n": meeting.leaderVisits.count]),
            id: "leaders", isOpen: mayPlan && meeting.leaderVisits.isEmpty
        ) { html in
            html.p(.class("hint"), text: language.text("leaders.hint"))
            if !meeting.leaderVisits.isEmpty {
                html.ul(.class("steps")) { html in for visit in meeting.leaderVisits { row(visit, mayPlan, &html) } }
            }
            if mayPlan { visitForm(&html) }
        }
    }

    private func row(_ visit: BranchMeeting.LeaderVisit, _ mayDrop: Bool, _ html: inout HTML) {
        html.li(.class("step")) { html in
            html.span(.class("step-name"), text: visit.name)
            let isSeen = meeting.wasSeen(visit)
            html.light(
                isSeen ? .onTime : .notStarted,
                word: language.text(isSeen ? "leaders.seen" : meeting.isHeld ? "leaders.not-seen" : "leaders.planned"),
                in: language)
            html.p(.class("step-detail parts")) { html in
                html.span(text: language.day(visit.on, today: record.today))
                html.span(text: language.word("visit-capacity", visit.capacity))
            }
            html.span(.class("step-go")) { html in
                guard mayDrop else { return }
                html.postForm(to: path + "/visits/drop", token: shell.formToken) { html in
                    html.input(.type(.hidden), .name("leader"), .value(visit.leader.text))
                    html.button(.class("button button-quiet"), text: language.text("arrangements.lift"))
                }
            }
        }
    }

    private func visitForm(_ html: inout HTML) {
        let own = arrangements.suggestedVisits
        let planned = Set(meeting.leaderVisits.map(\.leader))
        let others = arrangements.observers.filter { !planned.contains($0.member) }
        guard !own.isEmpty || !others.isEmpty else { return }
        let window = record.facts.procedure.window
        html.postForm(to: path + "/visits", token: shell.formToken, .class("form")) { html in
            html.fieldset(.class("field")) { html in
                html.legend(.class("label"), text: language.text("leaders.who"))
                for visit in own {
                    check(visit.leader, visit.name, .ordinaryMember, isChecked: true, &html)
                }
                for holder in others {
                    check(holder.member, holder.name, .observer, isChecked: false, &html)
                }
            }
            html.ask(
                ArrangementQuestions.visitOn, own.first?.on ?? record.plan.meetingDay ?? window.closes, in: language,
                .min(window.opens.description), .max(window.closes.description))
            html.div(.class("actions")) { html in
                html.button(.class("button"), .data("act", "visits"), text: language.text("leaders.plan"))
            }
        }
    }

    private func check(
        _ leader: Member.ID, _ name: String, _ capacity: BranchMeeting.LeaderVisit.Capacity, isChecked: Bool,
        _ html: inout HTML
    ) {
        html.label(.class("check")) { html in
            let checked: [Attribute] = isChecked ? [.checked] : []
            html.open("input", [.type(.checkbox), .name(capacity.rawValue), .value(leader.text)] + checked)
            html.span(text: "\(name) · \(language.word("visit-capacity", capacity))")
        }
    }

    func composition(_ html: inout HTML) {
        let whole = arrangements.composition
        html.fold(language.text("composition.title", ["n": whole.members]), id: "composition") { html in
            // That someone is frail says something of their health: outside the committee it is no row of its own.
            let rows = whole.rows.filter { $0.category != .frail || may(.readExemptionReason) }
            html.table(
                rows, caption: language.text("composition.caption"),
                columns: [
                    Column(language.text("arrangements.category"), .title) { html, row in
                        html.text(language.word("category", row.category))
                    },
                    Column(language.text("composition.members"), .number) { html, row in html.text(row.members) },
                    Column(language.text("composition.arranged"), .number) { html, row in html.text(row.arranged) },
                    Column(language.text("composition.exempt"), .number) { html, row in html.text(row.exempt) },
                    Column(language.text("composition.took-part"), .number) { html, row in html.text(row.tookPart) },
                ])
            html.p(.class("hint"), text: language.text("composition.others", ["n": whole.others]))
        }
    }
}
