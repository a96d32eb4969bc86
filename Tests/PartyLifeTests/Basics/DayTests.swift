import Foundation
import PartyLife
import Testing

@Suite("A day and an instant, as Asia/Shanghai counts them")
struct DayTests {
    @Test("every day from 1900 to 2100 agrees with Foundation's calendar, both ways")
    func everyDay() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        let first = try #require(Day(1900, 1, 1))
        let last = try #require(Day(2100, 12, 31))
        #expect(last - first == 73_413)
        var wrong: [Day] = []
        for number in first.number...last.number {
            let day = Day(number: number)
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let agrees = (day.year, day.month, day.day) == (parts.year!, parts.month!, parts.day!)
            if !agrees || Day(day.year, day.month, day.day) != day || Day(day.description) != day {
                wrong.append(day)
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test(
        "what is no day is refused",
        arguments: [
            "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-01", "26-04-01", "2026/04/01", "",
            "2026-04-01 ", "２０２６-04-01", "2026-04-01-01", "-026-04-01", "0000-01-01",
        ])
    func noDay(_ text: String) { #expect(Day(text) == nil) }

    @Test("a leap day is a day in the years that have one")
    func leapDays() {
        #expect(Day(2024, 2, 29) != nil)
        #expect(Day(2000, 2, 29) != nil)
        #expect(Day(1900, 2, 29) == nil)
        #expect(Day(2100, 2, 29) == nil)
    }

    @Test("days count, compare and print")
    func arithmetic() {
        #expect(day("2026-02-28") + 1 == day("2026-03-01"))
        #expect(day("2026-03-01") - day("2025-03-01") == 365)
        #expect(day("2025-12-31") < day("2026-01-01"))
        #expect(Day(33, 4, 5)?.description == "0033-04-05")
    }

    @Test("a day is stored as its text, and bad text does not decode")
    func stored() throws {
        #expect(String(decoding: try Coding.bytes([day("2026-03-01")]), as: UTF8.self) == #"["2026-03-01"]"#)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Day].self, from: Data(#"["2026-02-30"]"#.utf8))
        }
    }

    @Test("the day changes at midnight in UTC+8, not in Greenwich")
    func boundary() {
        let newYear = Instant(milliseconds: 1_767_196_800_000)  // 2025-12-31T16:00Z
        #expect(newYear.day == day("2026-01-01"))
        #expect(newYear.minuteOfDay == 0)
        let before = Instant(milliseconds: newYear.milliseconds - 1)
        #expect(before.day == day("2025-12-31"))
        #expect(before.minuteOfDay == 1439)
        #expect(newYear.advanced(byMinutes: -1) < newYear)
    }

    @Test(
        "a day's hour and minute come back, before 1970 as well",
        arguments: ["1901-02-03", "1969-12-31", "1970-01-01", "2026-11-21", "2099-12-31"])
    func instants(_ text: String) throws {
        for (hour, minute) in [(0, 0), (7, 59), (8, 0), (23, 59)] {
            let instant = Instant(day(text), hour: hour, minute: minute)
            #expect(instant.day == day(text))
            #expect(instant.minuteOfDay == hour * 60 + minute)
            #expect(try Coding.roundTrip([instant]) == [instant])
        }
    }
}
