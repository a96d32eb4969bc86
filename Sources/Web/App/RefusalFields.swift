import PartyLife

/// Which answer of a form a refusal is about: declared here, once for all forms.
enum RefusalFields {
    /// By the code of the refusal, the names under which forms ask for what it is about. Where several are named, it is
    /// about the first that the form in question has. `[…]` stands for each of those whom the refusal names.
    static let table: [String: [String]] = [
        "campaign.titleMissing": ["title"], "campaign.withdrawalNeedsReason": ["reason"],
        "notice.topicMissing": ["topic"], "notice.nobodyTrained": ["people"], "notice.notOrganisers": ["people"],
        "notice.inFuture": ["on"], "notice.guidanceIncomplete": ["question", "text", "answer"],

        "plan.leaderNotOfBranch": ["leader"], "plan.meetingOutsideWindow": ["day", "meetingDay"],
        "plan.meetingInPast": ["day", "meetingDay"], "plan.reasonMissing": ["reason"],
        "plan.returnNeedsReason": ["reasons"], "plan.returnNeedsRemark": ["remark"],
        "plan.criteriaNotMet": ["criteria"], "plan.qualitiesNotMet": ["qualities"],

        "preparation.noDay": ["on", "by", "day"], "preparation.noForm": ["form"],
        "preparation.noPerson": ["to", "with", "about"], "preparation.noWords": ["text", "answer", "note"],
        "preparation.noChannel": ["channel"],
        "study.inFuture": ["on"], "study.beforeSession": ["on"], "study.nobody": ["attended", "members"],
        "study.notMembers": ["attended", "members"], "study.noText": ["texts"], "study.unknownText": ["texts"],
        "study.tooMany": ["own-texts"], "study.tooLong": ["own-texts", "place"],
        "study.noSuchDuration": ["minutes"],
        "talks.withOneself": ["to", "with"], "talks.needsTwo": ["to", "with"], "talks.notMembers": ["to", "with"],
        "talks.inFuture": ["on"], "talks.beforeTalk": ["on"], "talks.planInPast": ["by"],
        "talks.planIncomplete": ["topics"], "talks.tooLong": ["note"], "talks.otherPair": ["to"],
        "opinions.inFuture": ["on"], "opinions.channelNotUsed": ["channel"], "opinions.noVoice": ["voices"],
        "opinions.notMembers": ["about", "to"], "opinions.tooShort": ["text"], "opinions.tooLong": ["text", "answer"],
        "opinions.mergedWithItself": ["into"], "opinions.differentTargets": ["into"],
        "opinions.mergedAlready": ["into"],
        "examination.returnNeedsReason": ["reasons"],

        "meeting.placeMissing": ["place"], "meeting.outsideWindow": ["day"], "meeting.inFuture": ["day"],
        "meeting.beforeReady": ["day"], "meeting.modeNotAllowed": ["mode[…]", "mode"],
        "meeting.hostUnfit": ["host[…]"], "meeting.partnerUnfit": ["partner[…]"],
        "meeting.contactMissing": ["contact[…]", "contact"],
        "meeting.visitOutsideWindow": ["on"], "meeting.reasonMissing": ["reason"], "meeting.nameMissing": ["name"],
        "meeting.targetHasNotSpoken": ["to"], "meeting.ofOneself": ["to", "about"],
        "meeting.restatementNeedsSpeaker": ["about"], "meeting.leadersFirst": ["key"],
        "meeting-form.reasonsMissing": ["reason[…]"], "meeting.attendanceMissing": ["attendance[…]"],

        "problem.notMember": ["responsible", "subject"], "problem.responsibleMissing": ["responsible"],
        "problem.inFuture": ["on"], "problem.deadlineInPast": ["deadline", "extension-day"],
        "problem.deadlineNotLater": ["extension-day", "deadline"],
        "problem.reasonMissing": ["extension-reason", "carry-over-reason"],
        "problem.mergeTargetUnknown": ["merge-into", "into"], "problem.nobodyAsked": ["asked"],
        "problem.agreedImpossible": ["agreed"], "problem.claimForAnother": ["claim"],
        "problem.lookBackTooEarly": ["stands"],

        "setUp.untilMissing": ["until"], "setUp.leaderElsewhere": ["leader"], "organisation.nameMissing": ["name"],
        "signIn.wrongNameOrPassword": ["password"], "signIn.locked": ["login"],
        "signIn.passwordWeak": ["new", "password"], "signIn.loginTaken": ["login"],
        "signIn.loginMalformed": ["login"], "residents.tooFast": ["text"],
        "list-form.scopeMissing": ["scope"],
    ]

    static func fields(of refusal: any Refusal, in form: Form) -> [String] {
        if case .tooLong(let field, _)? = refusal as? TextLimit {
            return form.fields.filter { $0.name == field || $0.name.hasPrefix("\(field)[") }.prefix(1).map(\.name)
        }
        let people = refusal.details.values.flatMap { value in
            (value as? [Member.ID]) ?? (value as? Member.ID).map { [$0] } ?? []
        }
        let candidates = (table[refusal.code] ?? []).map { pattern in
            pattern.hasSuffix("[…]") ? people.map { "\(pattern.dropLast(3))[\($0)]" } : [pattern]
        }.filter { !$0.isEmpty }
        // A box that nobody ticked is not sent: then it is the first.
        return candidates.first { names in names.contains { form[$0] != nil } } ?? candidates.first ?? []
    }
}
