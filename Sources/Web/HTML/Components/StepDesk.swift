/// How the two sides of a step's page share the room.
enum DeskRoom: String {
    /// How it stands has more room than the one thing to do.
    case doing = "desk"
    /// There is much to read or to write on the right.
    case reading = "desk desk-reading"
    /// The reader has nothing to do here.
    case whole = "desk desk-whole"
}

extension HTML {
    /// The page of a step, in one layout for all: how it stands on the left, the one thing to do on the right, and what
    /// else there is folded below the first. On a phone they follow one another: status, action, list.
    ///
    /// - Parameters:
    ///   - status: the light, by when, and who is missing by name.
    ///   - doing: what is to be done now; drawn also where it is empty, as for a reader from above.
    ///   - rest: folds (``fold(_:note:id:isOpen:_:)``) of what is not the next thing.
    mutating func stepDesk(
        _ room: DeskRoom = .doing, status: Content, doing: Content = { _ in }, rest: Content = { _ in }
    ) {
        div(.class(room.rawValue)) { html in
            html.div(.class("desk-status")) { status(&$0) }
            html.div(.class("desk-doing")) { doing(&$0) }
            html.div(.class("desk-rest")) { rest(&$0) }
        }
    }

    /// A part of a page that stays folded until it is wanted: its name, and how much it holds. It opens by itself where
    /// a form within it was refused.
    ///
    /// - Parameters:
    ///   - isOpen: whether it is the next thing to be looked at.
    ///   - isLive: whether it is drawn anew while it is looked at, when something has changed; it needs an `id`.
    mutating func fold(
        _ title: String, note: String = "", id: String? = nil, isOpen: Bool = false, isLive: Bool = false,
        _ content: Content
    ) {
        let attributes: [Attribute] =
            [.class("fold")] + (id.map { [.id($0)] } ?? []) + (isOpen ? [.open] : [])
            + (isLive ? [.data("part", "")] : [])
        element("details", attributes) { html in
            html.summary { html in
                html.h2(.class("fold-title"), text: title)
                if !note.isEmpty { html.span(.class("fold-note"), text: note) }
            }
            html.div(.class("fold-body")) { content(&$0) }
        }
    }
}
