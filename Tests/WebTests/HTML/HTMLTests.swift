import Testing

@testable import Web

@Suite struct HTMLTests {
    static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "&lt;b&gt;",
        "</textarea><script>", "a\u{0}<b>", "＜script＞", "<", "&", "张三<李四>&\"王五\"'",
    ]

    @Test("Text from people never becomes markup", arguments: hostile)
    func escapesText(text: String) {
        var html = HTML()
        html.p(text: text)
        let inner = html.string.dropFirst(3).dropLast(4)
        #expect(!inner.contains("<") && !inner.contains(">") && !inner.contains("\"") && !inner.contains("'"))
        #expect(unescape(String(inner)) == text)
    }

    @Test("An attribute's value never ends the attribute", arguments: hostile)
    func escapesAttributes(text: String) {
        var html = HTML()
        html.input(.name(text), .data("label", text))
        let quotes = html.string.filter { $0 == "\"" }.count
        #expect(quotes == 4)
        #expect(html.string.filter { $0 == "<" }.count == 1)
    }

    @Test(
        "A link that leaves this site or runs a script becomes #",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\tjavascript:alert(1)",
            "data:text/html,x", "https://example.com", "http://example.com", "//example.com", "/\\example.com",
            "/\t/example.com", "/\n/example.com", "\\\\example.com", "vbscript:x", "mailto:a@b", "relative", "",
            "/a b", "\u{A0}javascript:alert(1)",
        ])
    func refusesLinks(path: String) {
        var html = HTML()
        html.a(.href(path), text: "x")
        html.form(.action(path))
        html.img(.src(path), .alt(""))
        html.button(.formAction(path))
        #expect(
            html.string == """
                <a href="#">x</a><form action="#"></form><img src="#" alt=""><button formaction="#"></button>
                """)
    }

    @Test("Links inside this site stay as they are", arguments: ["/", "/a/b?c=d#e", "?page=2", "#top", "/支部/1"])
    func keepsLinks(path: String) {
        #expect(SafePath.checked(path) == path)
    }

    @Test("A query is percent-encoded, before the fragment")
    func encodesQueries() {
        var html = HTML()
        html.a(.href("/p?x=1#end", query: ["q": "路灯 & 井盖", "page": "2"]), text: "")
        #expect(
            html.string == """
                <a href="/p?x=1&amp;q=%E8%B7%AF%E7%81%AF%20%26%20%E4%BA%95%E7%9B%96&amp;page=2#end"></a>
                """)
    }

    @Test("Elements nest, void elements have no end, flags have no value")
    func writesElements() {
        var html = HTML()
        html.ul(.class("names")) { html in
            for name in ["张敏", "刘洋"] { html.li(text: name) }
        }
        html.input(.type(.checkbox), .checked)
        html.br()
        html.p { $0.text(17) }
        #expect(
            html.string == """
                <ul class="names"><li>张敏</li><li>刘洋</li></ul><input type="checkbox" checked><br><p>17</p>
                """)
    }

    @Test("A text area keeps a line break at the beginning of its text")
    func keepsFirstLineBreak() {
        var html = HTML()
        html.textarea(.name("a"), text: "\n第二行")
        #expect(html.string == "<textarea name=\"a\">\n\n第二行</textarea>")
    }

    private func unescape(_ text: String) -> String {
        var text = text
        for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            text = text.split(separator: entity, omittingEmptySubsequences: false).joined(separator: character)
        }
        return text
    }
}
