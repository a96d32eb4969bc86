import PartyLife
import Testing

@testable import Web

@Suite("The calendar file")
struct ICalendarTests {
    private static let pieces = [
        "审阅对照检查", ";", ",", "\\", "\n", "签收通知", "a", "🏔️", "é", "会", "\u{7}", " ", "：", "：；，", "\r",
        "long words that stand together",
    ]

    /// Texts of every length, put together at random from what is hard to fold and to escape.
    private static func texts(seed: UInt64) -> [String] {
        var state = seed
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        return (0..<200).map { length in (0..<(length % 40)).map { _ in pieces[next(pieces.count)] }.joined() }
    }

    private func calendar(_ summaries: [String]) -> ICalendar {
        ICalendar(
            name: "闭环",
            events: summaries.enumerated().map { number, text in
                .init(
                    uid: "plan/history/QS-Z01/\(number)@bihuan", day: Day(number: 18_000 + number), summary: text,
                    url: "https://bihuan.test/campaigns/history")
            }, stamp: Instant(Day(2021, 7, 13).unsafelyUnwrapped, hour: 1, minute: 5))
    }

    private func unfolded(_ text: String) -> [String] {
        text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    }

    private func unescaped(_ value: Substring) -> String {
        var (result, isEscaped) = ("", false)
        for character in value.unicodeScalars {
            if isEscaped {
                result += character == "n" ? "\n" : String(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.unicodeScalars.append(character)
            }
        }
        return result
    }

    @Test("No line is longer than 75 octets, all are whole UTF-8, and end with CR LF", arguments: [1, 2, 3])
    func folding(seed: UInt64) {
        let text = calendar(Self.texts(seed: seed)).text
        #expect(text.hasSuffix("\r\n"))
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
        for line in lines {
            #expect(line.last == UInt8(ascii: "\r"))
            #expect(line.count - 1 <= 75)
            #expect(String(validating: line, as: UTF8.self) != nil)
        }
    }

    @Test("What was folded and escaped reads back as it was, without control characters", arguments: [4, 5, 6])
    func roundTrip(seed: UInt64) {
        let texts = Self.texts(seed: seed)
        let read = unfolded(calendar(texts).text).filter { $0.hasPrefix("SUMMARY:") }.map {
            unescaped($0.dropFirst("SUMMARY:".count))
        }
        let plain = texts.map { text in
            String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" }))
        }
        #expect(read == plain)
    }

    @Test("Each event has its identity, its stamp in UTC, its time in Asia/Shanghai and an alarm")
    func parts() {
        let lines = unfolded(calendar(["签收通知"]).text)
        for line in [
            "TZID:Asia/Shanghai", "UID:plan/history/QS-Z01/0@bihuan", "DTSTAMP:20210712T170500Z",
            "DTSTART;TZID=Asia/Shanghai:20190414T090000", "TRIGGER:-P1D", "ACTION:DISPLAY",
            "TZOFFSETTO:+0800", "METHOD:PUBLISH",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        #expect(lines.filter { $0.hasPrefix("BEGIN:") }.count == lines.filter { $0.hasPrefix("END:") }.count)
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
    }
}
