import Foundation
import Testing

@testable import Web

@Suite struct ComponentTests {
    let language: Language

    init() throws {
        language = try Catalogue.bundled().standard
    }

    @Test(
        "A light is a shape, a word and a colour",
        arguments: [
            (StatusBadge.onTime, "●", "按期", "green"), (.dueSoon(days: 3), "▲", "3天内到期", "amber"),
            (.dueSoon(days: 0), "▲", "今天到期", "amber"), (.overdue(days: nil), "■", "已逾期", "red"),
            (.overdue(days: 3), "■", "逾期3天", "red"), (.notStarted, "○", "未启动", "grey"),
        ])
    func lights(light: StatusBadge, shape: String, word: String, colour: String) {
        var html = HTML()
        html.light(light, in: language)
        #expect(
            html.string == """
                <span class="light light-\(colour)"><span class="light-shape" aria-hidden="true">\(shape)</span>\
                \(word)</span>
                """)
    }

    @Test("Each cell of a table carries its column's heading for the phone")
    func tables() {
        var html = HTML()
        html.table(
            [(number: 12, title: "<路灯>")], caption: "台账",
            columns: [Column("编号", .number) { $0.text($1.number) }, Column("问题", .title) { $0.text($1.title) }])
        #expect(html.string.contains("<td data-label=\"编号\" class=\"cell-number\">12</td>"))
        #expect(html.string.contains("<td data-label=\"问题\" class=\"cell-title\">&lt;路灯&gt;</td>"))
    }

    @Test("A wrong field is summed up above and explained beside the field")
    func wrongFields() {
        let field = Field("title", label: "题目", help: "一句话", error: "还没有填写")
        var html = HTML()
        html.errorSummary([field], in: language)
        html.input(field, in: language)
        #expect(html.string.contains("<a href=\"#field-title\">题目：还没有填写</a>"))
        #expect(html.string.contains("aria-describedby=\"field-title-help field-title-error\" aria-invalid=\"true\""))
    }

    @Test("A password is never sent back to the page")
    func passwords() {
        var html = HTML()
        html.input(Field("password", label: "密码", value: "hunter2"), type: .password, in: language)
        #expect(!html.string.contains("hunter2"))
    }

    @Test(
        "Page numbers stay inside the list",
        arguments: [
            (0, 20, 14, 1, 1), (9, 10, 14, 2, 2), (1, 7, 0, 1, 1), (3, 10, 100, 3, 10), (-5, 50, 51, 1, 2),
        ])
    func pageNumbers(number: Int, size: Int, total: Int, shown: Int, count: Int) {
        let page = PageNumber(number: number, size: size, total: total)
        #expect(page.number == shown)
        #expect(page.count == count)
    }

    @Test("The page keeps its filters when it is turned")
    func pagination() {
        var html = HTML()
        html.pagination(
            PageNumber(number: 1, size: 10, total: 14), path: "/problems", query: [(name: "q", value: "灯")],
            in: language)
        #expect(html.string.contains("共 14 条"))
        #expect(html.string.contains("href=\"/problems?q=%E7%81%AF&amp;page=2&amp;size=10\""))
    }

    @Test("A form that changes something carries the token, a draft form also the words its script shows")
    func forms() {
        var html = HTML()
        html.draftForm(to: "/write", draftPath: "/drafts/1", token: "<t>", in: language) { $0.p(text: "正文") }
        #expect(html.string.contains("<input type=\"hidden\" name=\"form-token\" value=\"&lt;t&gt;\">"))
        #expect(html.string.contains("data-autosave=\"/drafts/1\" data-saved=\"已保存 {time}\""))
        #expect(!html.string.contains("⟦"))
    }

    @Test("A page has its language, one heading, the skip link, the fixed line and no inline script")
    func shell() throws {
        let shell = Shell(
            preferences: Preferences(language: language, theme: .dark, care: true), assets: try .bundled(),
            formToken: "t", path: "/x")
        let page = shell.page("<待办>", notice: Banner(.success, "好")) { $0.p(text: "正文") }.string
        #expect(page.hasPrefix("<!DOCTYPE html><html lang=\"zh-Hans\" data-theme=\"dark\" data-care=\"on\">"))
        #expect(page.contains("<h1>&lt;待办&gt;</h1>"))
        #expect(page.contains("href=\"#content\""))
        #expect(page.contains("严禁处理、存储、传输国家秘密和工作秘密"))
        #expect(!page.contains("⟦"))
        #expect(page.components(separatedBy: "<script").count == 2)
        #expect(page.contains(" defer></script>"))
    }
}
