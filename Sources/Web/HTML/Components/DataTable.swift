/// A column of a table over rows of one type.
public struct Column<Row> {
    public enum Style: String, Sendable {
        case text = ""
        /// Figures, aligned right.
        case number
        /// What names the row; on a phone it heads the stacked row.
        case title
        /// Links and buttons, on the right (操作).
        case actions
    }

    let heading: String
    let style: Style
    let content: (inout HTML, Row) -> Void

    public init(_ heading: String, _ style: Style = .text, content: @escaping (inout HTML, Row) -> Void) {
        self.heading = heading
        self.style = style
        self.content = content
    }

    fileprivate var headAttributes: [Attribute] { [.scope("col")] + styleAttributes }
    fileprivate var cellAttributes: [Attribute] { [.data("label", heading)] + styleAttributes }

    private var styleAttributes: [Attribute] {
        style == .text ? [] : [.class("cell-\(style.rawValue)")]
    }
}

extension HTML {
    /// A table that becomes stacked rows on a phone, each cell under its column's heading.
    public mutating func table<Row>(
        _ rows: some Sequence<Row>, caption: String, columns: [Column<Row>]
    ) {
        table(.class("table")) { html in
            html.caption(text: caption)
            html.thead { html in
                html.tr { html in
                    for column in columns {
                        html.element("th", column.headAttributes, column.heading)
                    }
                }
            }
            // A column's start tag is the same in every row: written once, as tables are what has to be fast.
            let cells = columns.map { (start: HTML.startTag("td", $0.cellAttributes), content: $0.content) }
            html.tbody { html in
                for row in rows {
                    html.tr { html in
                        for cell in cells {
                            html.append(cell.start)
                            cell.content(&html, row)
                            html.literal("</td>")
                        }
                    }
                }
            }
        }
    }
}
