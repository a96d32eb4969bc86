/// How the two sides of a step's page share the room.
enum DeskRoom: String {
    /// How it stands has more room than the one thing to do.
    case doing = "desk"
    /// There is much to read on the right.
    case reading = "desk desk-reading"
    /// The reader has nothing to do here.
    case whole = "desk desk-whole"
}

extension HTML {
    /// A step's page: how it stands on the left, the one thing to do on the right; on a phone one below the other, with a
    /// way down to what is to be done.
    ///
    /// - Parameters:
    ///   - jump: leads to what is to be done; nil where it stands in view anyway.
    ///   - doing: what is to be done.
    mutating func desk(_ room: DeskRoom = .doing, jump: Link? = nil, _ status: Content, doing: Content) {
        div(.class(room.rawValue)) { html in
            html.div(.class("desk-status")) { html in
                if let jump, room == .doing {
                    html.a(.class("button desk-jump"), .href(jump.path), text: jump.title)
                }
                status(&html)
            }
            html.div(.class("desk-doing")) { doing(&$0) }
        }
    }
}
