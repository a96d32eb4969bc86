extension HTML {
    /// A table of small cells, rows by columns; where it is wide it scrolls by itself.
    ///
    /// - Parameters:
    ///   - title: what it is called for those who do not see it.
    ///   - corner: what stands above the rows' names.
    ///   - isNarrow: whether headings run downwards, so that a column is as narrow as its cells.
    mutating func matrix<Row, Column>(
        _ title: String, corner: String, style: String = "matrix", rows: [Row], named name: (Row) -> String,
        columns: [Column], headed heading: (Column) -> String, isNarrow: Bool = false,
        cell: (inout HTML, Row, Column) -> Void
    ) {
        div(.class("matrix-wrap"), .tabindex(0), .role("region"), .aria("label", title)) { html in
            html.element("table", [.class(style)]) { html in
                html.element("thead", []) { html in
                    html.element("tr", []) { html in
                        html.element("th", [.scope("col")], corner)
                        for column in columns {
                            html.element("th", [.scope("col")]) { html in
                                if isNarrow { html.span(text: heading(column)) } else { html.text(heading(column)) }
                            }
                        }
                    }
                }
                html.element("tbody", []) { html in
                    for row in rows {
                        html.element("tr", []) { html in
                            html.element("th", [.scope("row")], name(row))
                            for column in columns { html.element("td", []) { cell(&$0, row, column) } }
                        }
                    }
                }
            }
        }
    }
}
