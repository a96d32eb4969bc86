/// The elements that pages are made of: attributes first, then either `text:` or a closure with the content.
///
///     html.ul(.class("names")) { html in
///         for name in names { html.li(text: name) }
///     }
extension HTML {
    public mutating func header(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("header", attributes, text, content)
    }
    public mutating func footer(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("footer", attributes, text, content)
    }
    public mutating func main(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("main", attributes, text, content)
    }
    public mutating func nav(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("nav", attributes, text, content)
    }
    public mutating func section(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("section", attributes, text, content)
    }
    public mutating func article(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("article", attributes, text, content)
    }
    public mutating func aside(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("aside", attributes, text, content)
    }
    public mutating func div(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("div", attributes, text, content)
    }
    public mutating func p(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("p", attributes, text, content)
    }
    public mutating func span(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("span", attributes, text, content)
    }
    public mutating func strong(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("strong", attributes, text, content)
    }
    public mutating func em(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("em", attributes, text, content)
    }
    public mutating func small(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("small", attributes, text, content)
    }
    public mutating func mark(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("mark", attributes, text, content)
    }
    public mutating func time(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("time", attributes, text, content)
    }
    public mutating func abbr(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("abbr", attributes, text, content)
    }
    public mutating func blockquote(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("blockquote", attributes, text, content)
    }
    public mutating func ul(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("ul", attributes, text, content)
    }
    public mutating func ol(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("ol", attributes, text, content)
    }
    public mutating func li(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("li", attributes, text, content)
    }
    public mutating func dl(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("dl", attributes, text, content)
    }
    public mutating func dt(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("dt", attributes, text, content)
    }
    public mutating func dd(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("dd", attributes, text, content)
    }
    public mutating func h1(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("h1", attributes, text, content)
    }
    public mutating func h2(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("h2", attributes, text, content)
    }
    public mutating func h3(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("h3", attributes, text, content)
    }
    public mutating func h4(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("h4", attributes, text, content)
    }
    public mutating func a(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("a", attributes, text, content)
    }
    public mutating func table(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("table", attributes, text, content)
    }
    public mutating func caption(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("caption", attributes, text, content)
    }
    public mutating func thead(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("thead", attributes, text, content)
    }
    public mutating func tbody(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("tbody", attributes, text, content)
    }
    public mutating func tfoot(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("tfoot", attributes, text, content)
    }
    public mutating func tr(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("tr", attributes, text, content)
    }
    public mutating func th(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("th", attributes, text, content)
    }
    public mutating func td(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("td", attributes, text, content)
    }
    public mutating func form(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("form", attributes, text, content)
    }
    public mutating func fieldset(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("fieldset", attributes, text, content)
    }
    public mutating func legend(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("legend", attributes, text, content)
    }
    public mutating func label(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("label", attributes, text, content)
    }
    public mutating func button(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("button", attributes, text, content)
    }
    public mutating func select(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("select", attributes, text, content)
    }
    public mutating func option(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("option", attributes, text, content)
    }
    public mutating func optgroup(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("optgroup", attributes, text, content)
    }
    public mutating func details(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("details", attributes, text, content)
    }
    public mutating func summary(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("summary", attributes, text, content)
    }
    public mutating func figure(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("figure", attributes, text, content)
    }
    public mutating func figcaption(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("figcaption", attributes, text, content)
    }
    public mutating func output(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("output", attributes, text, content)
    }
    public mutating func progress(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("progress", attributes, text, content)
    }
    public mutating func meter(_ attributes: Attribute..., text: String? = nil, _ content: Content = { _ in }) {
        element("meter", attributes, text, content)
    }
    public mutating func br(_ attributes: Attribute...) { open("br", attributes) }
    public mutating func hr(_ attributes: Attribute...) { open("hr", attributes) }
    public mutating func img(_ attributes: Attribute...) { open("img", attributes) }
    public mutating func input(_ attributes: Attribute...) { open("input", attributes) }

    /// A text area. The line break after the start tag is dropped by browsers and keeps one that the text begins with.
    public mutating func textarea(_ attributes: Attribute..., text: String) {
        let name = attributes.first { $0.name.description == "name" }?.value
        element("textarea", attributes, "\n" + (name.flatMap { typed?[$0] } ?? text))
    }
}
