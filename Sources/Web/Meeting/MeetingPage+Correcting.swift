import HTTPTypes
import Operations
import PartyLife

/// 更正、撤回 in the record of a meeting.
extension MeetingPage {
    private func correction(_ change: String, _ record: String, _ wanted: BranchMeeting.Amendment) -> CorrectionForm? {
        guard !isOnPaper, facts.campaignOpen, meeting.isHeld || meeting.state == .inSession,
            let standing = meeting.standing(of: wanted)
        else { return nil }
        let isOfExemption = if case .exemptionWithdrawn = wanted { true } else { false }
        let keeps = isOfExemption ? viewer.may(.withdrawExemption) : facts.keeps(viewer.actor)
        guard standing.allows(viewer.actor, keeps: keeps) else { return nil }
        // Offered where the rules would take it; what is missing in the form is asked for there.
        let trial = refusal(of: .correct(wanted, reason: .plain("·")))
        guard trial == nil else { return nil }
        return CorrectionForm(
            path: "\(path)/correct", token: shell.formToken, change: change, record: record,
            kind: change.hasSuffix("withdraw") ? .withdrawn : .corrected,
            needsReason: standing.needsReason(of: viewer.actor), typed: form(.correct))
    }

    private func corrected(_ past: Corrected<BranchMeeting.Record>, before: String?, _ html: inout HTML) {
        guard !isOnPaper else { return }
        html.corrected(
            past.correction, by: name(past.correction.by), reason: words[past.correction.reason], before: before,
            in: language)
    }

    // MARK: What was said

    func corrections(ofSpeech place: Int, _ speech: BranchMeeting.Speech, _ html: inout HTML) {
        let key = "\(place).\(speech.speaker)"
        let wanted = BranchMeeting.Amendment.speech(at: place, speaker: speech.speaker, as: .plain("·"))
        if var form = correction("speech", key, wanted) {
            form.opener = language.text("correct.edit")
            html.correction(form, in: language) { html in
                html.correctedText(
                    "text", form, label: language.text("correct.words"), value: words[speech.text] ?? "")
            }
        }
        if let form = correction("speech-withdraw", key, .speechWithdrawn(at: place, speaker: speech.speaker)) {
            html.correction(form, in: language)
        }
    }

    /// What was put right of the speeches: they have no mark of their own but the speaker.
    func speechCorrections(of speaker: Member.ID, _ html: inout HTML) {
        for past in meeting.corrections(where: {
            if case .speech(let was) = $0 { was.speaker == speaker } else { false }
        }) {
            guard case .speech(let was) = past.before else { continue }
            corrected(past, before: words[was.text], &html)
        }
    }

    func corrections(of criticism: BranchMeeting.Criticism, _ html: inout HTML) {
        for past in meeting.corrections(where: {
            if case .criticism(let was) = $0 { was.id == criticism.id } else { false }
        }) {
            guard case .criticism(let was) = past.before else { continue }
            corrected(past, before: words[was.text], &html)
        }
        let key = criticism.id.text
        if let form = correction("criticism", key, .criticism(criticism: criticism.id, as: .plain("·"))) {
            html.correction(form, in: language) { html in
                html.correctedText(
                    "text", form, label: language.text("meeting.criticism-text"), value: words[criticism.text] ?? "")
            }
        }
        if let form = correction("criticism-withdraw", key, .criticismWithdrawn(criticism: criticism.id)) {
            html.correction(form, in: language)
        }
        // While it is in session, the answer has its own form.
        guard meeting.isHeld, let response = criticism.response,
            var form = correction("response", key, .response(criticism: criticism.id, as: response, text: .plain("·")))
        else { return }
        form.opener = language.text("correct.response")
        html.correction(form, in: language) { html in
            html.correctedChoice(
                "response", form, label: language.text("meeting.answer-of", ["person": name(criticism.to)]),
                value: response.rawValue,
                BranchMeeting.Response.allCases.map { Choice($0.rawValue, language.word("response", $0)) })
            html.correctedText(
                "text", form, label: language.text("meeting.answer-text"),
                value: words[criticism.responseText] ?? "", isRequired: false)
        }
    }

    func corrections(of remark: BranchMeeting.Remark, _ html: inout HTML) {
        for past in meeting.corrections(where: { if case .remark(let was) = $0 { was.id == remark.id } else { false } })
        {
            guard case .remark(let was) = past.before else { continue }
            corrected(past, before: words[was.text], &html)
        }
        guard viewer.may(.correctRemark) else { return }
        if let form = correction("remark", remark.id.text, .remark(remark: remark.id, as: .plain("·"))) {
            html.correction(form, in: language) { html in
                html.correctedText(
                    "text", form, label: language.text("meeting.remark-text"), value: words[remark.text] ?? "")
            }
        }
        if let form = correction("remark-withdraw", remark.id.text, .remarkWithdrawn(remark: remark.id)) {
            html.correction(form, in: language)
        }
    }

    /// What was taken back in the room, for the branch.
    func withdrawnWords(_ html: inout HTML) {
        for past in meeting.corrections where past.correction.kind == .withdrawn {
            switch past.before {
            case .criticism(let was):
                let who = language.text("meeting.from-to", ["from": name(was.from), "to": name(was.to)])
                corrected(past, before: [who, words[was.text] ?? ""].joined(separator: " · "), &html)
            case .remark(let was):
                corrected(past, before: [name(was.by), words[was.text] ?? ""].joined(separator: " · "), &html)
            case .speech(let was) where !meeting.hasSpoken(was.speaker):
                corrected(past, before: [name(was.speaker), words[was.text] ?? ""].joined(separator: " · "), &html)
            case .speech, .attendance, .exemption, .cover: continue
            }
        }
    }

    // MARK: Who took part

    /// 更正出席 after the meeting, with what was noted before.
    func attendanceCorrections(_ html: inout HTML) {
        for past in meeting.corrections { attendanceCorrection(past, &html) }
        guard meeting.isHeld, viewer.may(.correctAttendance) else { return }
        let form = CorrectionForm(
            path: "\(path)/correct", token: shell.formToken, change: "attendance", record: "roll", kind: .corrected,
            needsReason: true, opener: language.text("correct.attendance"), typed: self.form(.correct))
        guard facts.campaignOpen else { return }
        html.correction(form, in: language) { html in
            html.p(.class("hint"), text: language.text("correct.attendance-help"))
            html.correctedChoice(
                "member", form, label: language.text("correct.attendance-of"), value: "",
                inOrder(roll).map { Choice($0.text, name($0)) })
            html.correctedChoice(
                "attendance", form, label: language.text("meeting.part.attendance"), value: "present",
                [Choice("present", language.text("meeting.is-present"))]
                    + BranchMeeting.AbsenceReason.allCases.map {
                        Choice($0.rawValue, language.word("absence-reason", $0))
                    })
        }
    }

    private func attendanceCorrection(_ past: Corrected<BranchMeeting.Record>, _ html: inout HTML) {
        let what: (Member.ID, String)? =
            switch past.before {
            case .attendance(let member, nil), .attendance(let member, .absentSealed):
                (member, language.text("correct.unknown-was"))
            case .attendance(let member, .present): (member, language.text("correct.present-was"))
            case .attendance(let member, .absent(let reason)):
                (
                    member,
                    language.text("correct.absent-was", ["reason": language.word("absence-reason", reason)])
                )
            case .exemption(let member, _): (member, language.text("correct.exemption-was"))
            case .cover(let member, let was):
                (
                    member,
                    language.text(
                        "correct.cover-was",
                        [
                            "mode": language.word("cover-mode", was.mode),
                            "day": language.day(was.on, today: record.today),
                        ])
                )
            case .speech, .criticism, .remark: nil
            }
        guard let (member, was) = what else { return }
        corrected(past, before: name(member) + " · " + was, &html)
    }

    func withdrawal(ofCover member: Member.ID, _ html: inout HTML) {
        guard viewer.may(.correctAttendance),
            let form = correction("cover-withdraw", member.text, .coverWithdrawn(member: member))
        else { return }
        html.correction(form, in: language)
    }

    func withdrawal(ofExemption member: Member.ID, _ html: inout HTML) {
        guard var form = correction("exemption-withdraw", member.text, .exemptionWithdrawn(member: member)) else {
            return
        }
        form.opener = language.text("correct.exemption")
        html.correction(form, in: language)
    }
}

extension Form {
    /// What the form of a correction asks for.
    func meetingChange() throws -> BranchMeeting.Amendment {
        func known<T>(_: T.Type) throws -> Identifier<T> {
            guard let id = identifier("record", of: T.self) else { throw PageError(.badRequest) }
            return id
        }
        func text() throws -> Words {
            guard let text = words("text") else { throw MeetingFormError.textMissing }
            return text
        }
        func speech() throws -> (Int, Member.ID) {
            let parts = (self["record"] ?? "").split(separator: ".", maxSplits: 1)
            guard parts.count == 2, let place = Int(parts[0]), let speaker = Member.ID(String(parts[1])) else {
                throw PageError(.badRequest)
            }
            return (place, speaker)
        }
        switch self["change"] {
        case "attendance":
            guard let member = identifier("member", of: Member.self) else { throw MeetingFormError.whoMissing }
            if self["attendance"] == "present" { return .attendance(as: [member: .present]) }
            guard let reason = choice("attendance", of: BranchMeeting.AbsenceReason.self) else {
                throw MeetingFormError.reasonsMissing(members: [member])
            }
            return .attendance(as: [member: .absent(reason: reason)])
        case "cover-withdraw": return .coverWithdrawn(member: try known(Member.self))
        case "exemption-withdraw": return .exemptionWithdrawn(member: try known(Member.self))
        case "speech":
            let (place, speaker) = try speech()
            return .speech(at: place, speaker: speaker, as: try text())
        case "speech-withdraw":
            let (place, speaker) = try speech()
            return .speechWithdrawn(at: place, speaker: speaker)
        case "criticism": return .criticism(criticism: try known(BranchMeeting.Criticism.self), as: try text())
        case "criticism-withdraw": return .criticismWithdrawn(criticism: try known(BranchMeeting.Criticism.self))
        case "response":
            guard let response = choice("response", of: BranchMeeting.Response.self) else {
                throw MeetingFormError.responseMissing
            }
            return .response(criticism: try known(BranchMeeting.Criticism.self), as: response, text: words("text"))
        case "remark": return .remark(remark: try known(BranchMeeting.Remark.self), as: try text())
        case "remark-withdraw": return .remarkWithdrawn(remark: try known(BranchMeeting.Remark.self))
        default: throw PageError(.badRequest)
        }
    }
}
