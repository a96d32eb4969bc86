import Operations
import PartyLife

extension TalksPage {
    /// 三谈: with whom one talks in which way, by where they stand in life and in the branch.
    func focus(_ html: inout HTML) {
        let members = step.expected.compactMap { member in
            step.procedure.talks.focus(of: member, on: step.record.today).map { (member: member, focus: $0) }
        }
        let groups = FocusGroup.allCases.filter { group in members.contains { $0.focus.group == group } }
        guard !groups.isEmpty else { return }
        html.fold(language.text("talks.focus"), id: "focus") { html in
            html.p(.class("hint"), text: language.text("talks.focus-help"))
            html.dl(.class("facts")) { html in
                for group in groups {
                    let those = members.filter { $0.focus.group == group }
                    html.div(.class("fact")) { html in
                        html.dt(text: language.word("focus-group", group))
                        html.dd(text: state(of: those.map(\.member), those.first?.focus.depth ?? .broad))
                    }
                }
            }
        }
    }

    /// How many of a group were talked with in its way, and who is still to come.
    private func state(of members: [Member], _ depth: Talks.Depth) -> String {
        let missing = members.filter { !talks.isHeld(with: $0.id, depth, by: step.procedure.talks) }
        let names = language.names((missing.isEmpty ? members : missing).map(\.name))
        return [
            language.word("talk-depth", depth), language.count(members.count - missing.count, of: members.count),
            missing.isEmpty ? names : language.text("talks.focus-missing", ["names": names]),
        ].joined(separator: " · ")
    }
}
