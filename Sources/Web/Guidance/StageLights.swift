import Operations
import PartyLife

/// 会前, 会中 or 会后 of an organisation on a superior's page: the light of its worst step, with what it is about.
struct StageLight: Equatable {
    let light: PartyLife.Light
    /// The step that is late or due soon; nil where branches are counted.
    let step: Step?
    /// Branches whose stage is done, of all; nil for a branch.
    let count: (done: Int, of: Int)?

    init(_ stands: Stands, _ stage: Step.Stage, on day: Day, amberDays: Int) {
        light = stands.light(of: stage, on: day, amberDays: amberDays)
        switch stands {
        case .branch(let standing):
            let warns =
                switch light {
                case .overdue, .dueSoon: true
                case .done, .onTime, .notStarted: false
                }
            (step, count) = (warns ? standing[stage].worst?.step : nil, nil)
        case .sum(let sum): (step, count) = (nil, sum.branches > 0 ? (sum[stage].done, sum.branches) : nil)
        }
    }

    static func == (left: Self, right: Self) -> Bool {
        left.light == right.light && left.step == right.step && left.count?.done == right.count?.done
            && left.count?.of == right.count?.of
    }
}

extension HTML {
    mutating func light(_ stage: StageLight, in language: Language) {
        let (light, count) = (StatusBadge(stage.light), stage.count.map { language.count($0.done, of: $0.of) })
        switch (stage.light, count) {
        case (.done, let count):
            self.light(light, word: count ?? language.text("light.done"), in: language)
        case (.overdue, let count?), (.dueSoon, let count?):
            self.light(light, word: "\(count) \(light.word(in: language))", in: language)
        case (_, let count?): self.light(light, word: count, in: language)
        case (_, nil):
            self.light(light, in: language)
            if let step = stage.step { span(.class("light-step"), text: language.word("step", step)) }
        }
    }

    /// Where how something stands is not known.
    mutating func unknownLight(in language: Language) {
        span(.class("light light-grey")) { html in
            html.span(.class("light-shape"), .aria("hidden", "true"), text: "–")
            html.text(language.text("light.unknown"))
        }
    }
}
