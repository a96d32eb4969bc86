import Operations
import PartyLife
import Records

/// The to-do home: each thing with its deadline and one tap.
struct HomePage {
    let home: HomeRecord
    let shell: Shell

    private var language: Language { shell.preferences.language }

    func html(notice: Notice?) -> HTML {
        let title = language.text("home.greeting", ["name": home.name, "n": home.toDos.count])
        return shell.page(title, lead: home.home?.name ?? "", notice: notice) { html in
            if home.toDos.isEmpty {
                html.emptyState(language.text("home.nothing"), language.text("home.nothing-hint"))
            } else {
                html.ol(.class("todo")) { html in
                    for item in home.toDos { row(item, &html) }
                }
            }
            html.p(.class("hint unprinted")) { $0.a(.href("/reminders"), text: language.text("reminders.title")) }
        }
    }

    private func row(_ item: ToDo, _ html: inout HTML) {
        // A level between receives the notice on the campaign's page, a branch on its own.
        let isAbove = item.kind == .receiveNotice && item.place.organisation != home.home?.id
        let path = isAbove ? Paths.campaign(item.place.campaign) : item.path
        html.li(.class("todo-item")) { html in
            html.div { html in
                html.h2(.class("todo-title")) { $0.a(.href(path), text: title(item)) }
                html.div(.class("todo-due")) { html in
                    if let due = item.due {
                        html.text(language.text("home.due", ["day": language.day(due, today: home.today)]))
                        html.light(due.light(on: home.today), in: language)
                    } else {
                        html.text(language.text("home.no-deadline"))
                    }
                    if item.place.organisation != home.home?.id { html.text(" · " + item.organisationName) }
                }
            }
            html.div(.class("todo-actions")) { html in
                html.a(.class("button"), .href(path), text: language.text("todo-action.\(item.kind.rawValue)"))
            }
        }
    }

    private func title(_ item: ToDo) -> String {
        language.text(
            "todo.\(item.kind.rawValue)",
            ["person": item.personName ?? "", "number": item.number ?? 0, "n": item.count ?? 0])
    }
}

extension Day {
    /// The light of something that must be done by this day.
    func light(on today: Day, amberDays: Int = 3) -> Light {
        if today > self { return .overdue(days: today - self) }
        return self - today <= amberDays ? .dueSoon(days: self - today) : .onTime
    }
}

extension ToDo {
    /// The page on which it is done.
    var path: String { kind.path(at: place, person: person, problem: problem) }
}

extension ToDo.Kind {
    /// The page on which it is done; without the person or problem, the page that lists them.
    func path(at place: Place, person: Member.ID? = nil, problem: Problem.ID? = nil) -> String {
        switch self {
        case .receiveNotice, .declareReady: Paths.organisation(place.campaign, place.organisation)
        case .draftPlan, .revisePlan, .reviewPlan: Paths.step(place, "plan")
        case .reviewEffect: Paths.step(place, "plan") + "#effect"
        case .holdStudy: Paths.step(place, "study")
        case .recordTalks, .confirmTalks, .talkAgain: Paths.step(place, "talks")
        case .collectOpinions, .deliverOpinions, .answerOpinion: Paths.step(place, "opinions")
        case .writeExamination, .continueExamination, .reviseExamination: Paths.step(place, "examination")
        case .reviewExamination: Paths.step(place, person.map { "examinations/\($0)" } ?? "examinations")
        case .arrangeMembers: Paths.step(place, "arrangements")
        case .planLeaders: Paths.step(place, "arrangements") + "#leaders"
        case .receiveGuests: Paths.step(place, "guests")
        case .openMeeting, .runMeeting, .observeMeeting, .coverMembers: Paths.step(place, "meeting")
        case .poolProblems, .postList, .reconcile: Paths.step(place, "list")
        case .claimProblem, .analyseProblem, .listMeasure, .commitToProblem, .progressProblem, .verifyProblem,
            .acceptProblem, .writeOffProblem, .lookBack:
            problem.map(Paths.problem) ?? Paths.step(place, "list")
        }
    }
}
