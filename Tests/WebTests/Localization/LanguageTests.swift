import Foundation
import Testing

@testable import Web

@Suite struct LanguageTests {
    let catalogue: Catalogue
    let chinese: Language
    let english: Language

    init() throws {
        catalogue = try .bundled()
        chinese = catalogue.standard
        english = try #require(catalogue.language("en"))
    }

    @Test("Placeholders are filled, plurals follow n, and what is missing stays visible")
    func texts() {
        #expect(chinese.text("list.total", ["n": 14]) == "共 14 条")
        #expect(english.text("list.total", ["n": 1]) == "1 entry")
        #expect(english.text("list.total", ["n": 0]) == "0 entries")
        #expect(chinese.text("no.such.key") == "⟦no.such.key⟧")
        #expect(chinese.text("list.total") == "共 ⟦n⟧ 条")
        #expect(chinese.text("form.saved", ["time": "{n}"]) == "已保存 {n}")
    }

    @Test(
        "Days read as people write them, with the year where it is another",
        arguments: [
            (20_677, 20_674, "8月12日（周三）", "Wed 12 Aug"),
            (20_677, 21_000, "2026年8月12日（周三）", "Wed 12 Aug 2026"),
            (0, 20_674, "1970年1月1日（周四）", "Thu 1 Jan 1970"),
            (-1, 20_674, "1969年12月31日（周三）", "Wed 31 Dec 1969"),
            (19_782, 19_800, "2月29日（周四）", "Thu 29 Feb"),
        ])
    func days(day: Int, today: Int, inChinese: String, inEnglish: String) {
        #expect(chinese.day(day, today: today) == inChinese)
        #expect(english.day(day, today: today) == inEnglish)
    }

    @Test("Dates agree with Foundation's calendar over four centuries")
    func calendar() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for day in stride(from: -73_000, to: 73_000, by: 37) {
            let parts = calendar.dateComponents(
                [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(day) * 86_400))
            let date = CivilDate(day)
            #expect([date.year, date.month, date.day] == [parts.year, parts.month, parts.day])
            #expect(date.weekday % 7 + 1 == parts.weekday)
        }
    }

    @Test(
        "What is left until a day",
        arguments: [
            (3, "还有 3 天", "3 days left"), (1, "还有 1 天", "1 day left"), (0, "今天到期", "Due today"),
            (-1, "逾期 1 天", "1 day overdue"), (-12, "逾期 12 天", "12 days overdue"),
        ])
    func remaining(days: Int, inChinese: String, inEnglish: String) {
        #expect(chinese.remaining(until: 100 + days, today: 100) == inChinese)
        #expect(english.remaining(until: 100 + days, today: 100) == inEnglish)
    }

    @Test("Clocks show China's time, and a moment belongs to China's day")
    func clocks() {
        #expect(chinese.clock(0) == "08:00")
        let lateEvening: Int64 = 20_676 * 86_400_000 + 16 * 3_600_000 + 5 * 60_000
        #expect(chinese.clock(lateEvening) == "00:05")
        #expect(chinese.moment(lateEvening, today: 20_677) == "8月12日（周三）00:05")
    }

    @Test("Names and counts")
    func lists() {
        #expect(chinese.names(["张敏", "刘洋", "赵磊"]) == "张敏、刘洋、赵磊")
        #expect(english.names(["Min", "Yang", "Lei"]) == "Min, Yang and Lei")
        #expect(chinese.names(["张敏", "刘洋", "赵磊"], limit: 2) == "张敏、刘洋等 3 人")
        #expect(chinese.names([]) == "")
        #expect(chinese.names(["张敏"]) == "张敏")
        #expect(chinese.count(15, of: 17) == "15/17")
    }

    @Test(
        "The reader's own choice comes first, then what the browser asks for, then Chinese",
        arguments: [
            ("en", "zh-CN", "en"), (nil, "en-GB,en;q=0.9", "en"), (nil, "fr, en;q=0.2, zh;q=0.5", "zh-Hans"),
            (nil, "fr", "zh-Hans"), (nil, nil, "zh-Hans"), ("xx", "en", "en"), (nil, "en;q=0, *", "zh-Hans"),
            (nil, ";;;,,q=1,EN-us", "en"), (nil, "zh-TW", "zh-Hans"), (nil, "en;q=abc", "zh-Hans"),
        ] as [(String?, String?, String)])
    func negotiation(chosen: String?, accepted: String?, code: String) {
        #expect(catalogue.negotiate(chosen: chosen, accepted: accepted).code == code)
    }

    @Test("A key that two files define is refused")
    func duplicates() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        let language = folder.appendingPathComponent("zh-Hans")
        try FileManager.default.createDirectory(at: language, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("a: { b: 一 }\n".utf8).write(to: language.appendingPathComponent("1.yaml"))
        try Data("a: { b: 二 }\n".utf8).write(to: language.appendingPathComponent("2.yaml"))
        #expect(throws: Catalogue.LoadError.duplicate(file: "zh-Hans/2.yaml", key: "a.b")) {
            try Catalogue(folder: folder, standard: "zh-Hans", others: [])
        }
    }
}
