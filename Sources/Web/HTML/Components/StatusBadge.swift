/// How a step stands against its deadline (亮灯): always a shape, a word and a colour together.
public enum StatusBadge: Sendable, Equatable {
    /// ● 按期
    case onTime
    /// ▲ 3天内到期; 0 is today.
    case dueSoon(days: Int)
    /// ■ 已逾期, with the days where they are known.
    case overdue(days: Int?)
    /// ○ 未启动
    case notStarted

    var shape: String {
        switch self {
        case .onTime: "●"
        case .dueSoon: "▲"
        case .overdue: "■"
        case .notStarted: "○"
        }
    }

    var style: String {
        switch self {
        case .onTime: "light light-green"
        case .dueSoon: "light light-amber"
        case .overdue: "light light-red"
        case .notStarted: "light light-grey"
        }
    }

    public func word(in language: Language) -> String {
        switch self {
        case .onTime: language.text("light.on-time")
        case .dueSoon(days: 0): language.text("light.due-today")
        case .dueSoon(let days): language.text("light.due-soon", ["n": days])
        case .overdue(days: nil): language.text("light.overdue")
        case .overdue(let days?): language.text("light.overdue-by", ["n": days])
        case .notStarted: language.text("light.not-started")
        }
    }
}

extension HTML {
    /// A light with its own word, or with `word` where the row has a better one (已批准, 15/17, 缺 3 对).
    public mutating func light(_ light: StatusBadge, word: String? = nil, in language: Language) {
        span(.class(light.style)) { html in
            html.span(.class("light-shape"), .aria("hidden", "true"), text: light.shape)
            html.text(word ?? light.word(in: language))
        }
    }
}
