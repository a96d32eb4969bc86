import Operations
import PartyLife

/// 点评: what those who sit in say on the spot; and closing.
extension MeetingPage {
    func remarks(primary: Bool, _ html: inout HTML) {
        guard viewer.isInsider || viewer.may(.remark) || !meeting.remarks.isEmpty else { return }
        html.section(.class("block"), .id("remark"), .data("part", "")) { html in
            html.h2(text: language.text("meeting.part.remark"))
            if !viewer.isInsider {
                html.p(.class("hint"), text: language.text("meeting.remarks-sealed", ["n": meeting.remarks.count]))
            }
            if viewer.remarks.isEmpty, !viewer.mayRemark {
                html.p(.class("hint"), text: language.text("meeting.no-remarks"))
                return
            }
            let seenBy = language.text(viewer.isInsider ? "meeting.seen-by-branch" : "meeting.seen-by-branch-and-you")
            html.confidential(seenBy, in: language) { html in
                remarkList(&html)
                guard viewer.mayRemark else { return }
                if viewer.isObserver { return remarkForm(primary: primary, &html) }
                let open: [Attribute] = form(.remark) == nil ? [] : [.open]
                html.element("details", [.class("note")] + open) { html in
                    html.summary(text: language.text("meeting.remark-by-chair"))
                    remarkForm(primary: primary, &html)
                }
            }
        }
    }

    func remarkList(_ html: inout HTML) {
        guard !viewer.remarks.isEmpty else { return }
        html.ol(.class("said")) { html in
            for remark in viewer.remarks {
                html.li { html in
                    html.p(.class("said-who")) { html in
                        html.strong(
                            text: remark.about.map {
                                language.text("meeting.remark-on", ["by": name(remark.by), "about": name($0)])
                            } ?? name(remark.by))
                        for defect in remark.defects {
                            html.span(.class("badge"), text: language.word("criticism-defect", defect))
                        }
                        if remark.restate {
                            html.span(.class("badge badge-red"), text: language.text("meeting.asked-to-restate"))
                        }
                    }
                    html.p(.class("lines"), text: words[remark.text] ?? "")
                    corrections(of: remark, &html)
                }
            }
        }
    }

    private func remarkForm(primary: Bool, _ html: inout HTML) {
        let typed = form(.remark)
        let chosen = Set(typed?.all("defect") ?? [])
        let speakers = inOrder(meeting.present.filter { meeting.hasSpoken($0) && $0 != viewer.member })
        postForm(.remark, &html) { html in
            if speakers.isEmpty {
                html.p(.class("hint"), text: language.text("meeting.remark-nobody-spoke"))
            } else {
                tapNames(
                    "about", language.text("meeting.remark-about"), speakers, chosen: typed?["about"],
                    whole: language.text("meeting.remark-whole"), &html)
            }
            html.fieldset(.class("field")) { html in
                html.legend(.class("label")) { html in
                    html.text(language.text("meeting.defects"))
                    html.span(.class("label-note"), text: language.text("form.optional"))
                }
                html.div(.class("tap-grid tap-wide")) { html in
                    for defect in BranchMeeting.CriticismDefect.allCases {
                        html.label(.class("tap")) { html in
                            html.open(
                                "input",
                                [.type(.checkbox), .name("defect"), .value(defect.rawValue)]
                                    + (chosen.contains(defect.rawValue) ? [.checked] : []))
                            html.span(text: language.word("criticism-defect", defect))
                        }
                    }
                }
            }
            html.textArea(
                Field("text", label: language.text("meeting.remark-text"), value: typed?["text"] ?? ""), rows: 4,
                in: language)
            if !speakers.isEmpty { check("restate", "meeting.restate-help", isOn: typed?["restate"] != nil, &html) }
            html.div(.class("actions")) { button(language.text("meeting.remark"), primary: primary, &$0) }
        }
    }

    func closing(primary: Bool, _ html: inout HTML) {
        let obstacles = obstacles
        html.section(.class("block"), .id("close"), .data("part", "")) { html in
            html.h2(text: language.text("meeting.part.close"))
            if !obstacles.isEmpty {
                html.p(text: language.text("meeting.not-closable"))
                html.ul(.class("obstacles")) { html in
                    for obstacle in obstacles {
                        html.li { $0.light(.overdue(days: nil), word: says(obstacle), in: language) }
                    }
                }
            }
            guard obstacles.isEmpty else { return closeLater(&html) }
            html.div(.class("actions")) { html in
                html.a(
                    .class(primary ? "button button-primary" : "button"), .href("\(path)/close"),
                    text: language.text("meeting.close-look"))
            }
        }
    }

    /// 散会前核对: what stands, what is missing, the closing words, and one button.
    func closingLook(notice: Banner?) -> HTML {
        let look = meeting.closingLook(knowing: facts)
        let back = Link(language.text("meeting.title"), path)
        let branch = Link(
            record.organisation.name, Paths.organisation(record.place.campaign, record.place.organisation))
        return shell.page(
            language.text("meeting.close-look"), lead: record.organisation.name, trail: [branch, back], notice: notice
        ) { html in
            html.weighing(weighing(look), in: language)
            html.section(.class("block"), .id("close")) { html in
                html.confidential(language.text("confidential.branch"), in: language) { html in
                    postForm(.close, &html) { html in
                        html.textArea(
                            Field(
                                "words", label: language.text("meeting.closing-words"),
                                value: form(.close)?["words"] ?? "", required: false), rows: 4, in: language)
                        html.div(.class("actions")) { html in
                            button(language.text("meeting.close"), primary: true, &html)
                            html.a(.class("button button-quiet"), .href(path), text: language.text("weighing.back"))
                        }
                    }
                }
            }
        }
    }

    private func weighing(_ look: BranchMeeting.ClosingLook) -> Weighing {
        func line(_ key: String, _ people: [Member.ID], of all: Int = 0) -> Weighing.Line? {
            let values = ["n": people.count, "all": all]
            return people.isEmpty
                ? nil : Weighing.Line(language.text("meeting-weighing.\(key)", values), of: inOrder(people).map(name))
        }
        let counts: [String: any TextValue] = [
            "present": language.count(look.present.count, of: expected.count), "speeches": look.speeches,
            "criticisms": meeting.criticisms.count, "remarks": meeting.remarks.count,
        ]
        let open =
            look.obstacles.map { Weighing.Line(says($0)) }
            + [
                line("without-text", look.withoutText, of: look.speeches), line("not-criticised", look.notCriticised),
                line("criticised-nobody", look.criticisedNobody), line("without-reason", look.withoutReason),
            ].compactMap(\.self)
        return Weighing(
            does: ["ends", "then"].map { .init(language.text("meeting-weighing.\($0)")) },
            reaches: [.init(language.text("meeting-weighing.was", counts))]
                + [line("to-be-covered", look.toBeCovered)].compactMap(\.self), open: open)
    }

    private func closeLater(_ html: inout HTML) {
        html.div(.class("actions")) { html in
            html.span(.class("button"), .aria("disabled", "true"), text: language.text("meeting.close"))
            html.span(.class("actions-why"), text: language.text("meeting.close-later"))
        }
    }
}
