/// One stage of the loop (会前, 会中, 会后) on the rail at the top of a meeting's page.
public struct Stage: Sendable {
    public enum State: String, Sendable {
        case done, current, coming
    }

    public let name: String
    public let note: String
    public let state: State

    public init(name: String, note: String = "", state: State) {
        self.name = name
        self.note = note
        self.state = state
    }
}

extension HTML {
    /// Where the loop stands, from left to right.
    public mutating func stageRail(_ stages: [Stage], in language: Language) {
        ol(.class("rail"), .aria("label", language.text("stage.rail"))) { html in
            for stage in stages {
                let here: [Attribute] = stage.state == .current ? [.aria("current", "step")] : []
                html.element("li", [.class("rail-stage rail-\(stage.state.rawValue)")] + here) { html in
                    html.span(.class("rail-name"), text: stage.name)
                    html.span(.class("unseen"), text: language.text(stage.state.key))
                    if !stage.note.isEmpty { html.span(.class("rail-note"), text: stage.note) }
                }
            }
        }
    }
}

extension Stage.State {
    fileprivate var key: String {
        switch self {
        case .done: "stage.done"
        case .current: "stage.current"
        case .coming: "stage.coming"
        }
    }
}
