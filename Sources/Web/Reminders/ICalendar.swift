import PartyLife

/// A calendar in the form of RFC 5545: what must be done by when, in Asia/Shanghai.
struct ICalendar {
    var name: String
    var events: [Event]
    /// When it is written.
    var stamp: Instant

    struct Event {
        /// The same for the same thing whenever the calendar is read.
        var uid: String
        var day: Day
        var summary: String
        var url: String
    }

    /// Deadlines stand at the beginning of the working day, with an alarm a day before.
    private static let hour = 9

    var text: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bihuan//Bihuan//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "NAME:\(Self.escaped(name))", "X-WR-CALNAME:\(Self.escaped(name))", "X-WR-TIMEZONE:Asia/Shanghai",
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "BEGIN:VTIMEZONE", "TZID:Asia/Shanghai", "BEGIN:STANDARD",
            "DTSTART:19700101T000000", "TZOFFSETFROM:+0800", "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD",
            "END:VTIMEZONE",
        ]
        for event in events { lines += self.lines(of: event) }
        lines.append("END:VCALENDAR")
        return lines.map(Self.folded).joined(separator: "\r\n") + "\r\n"
    }

    private func lines(of event: Event) -> [String] {
        let day = Self.figures(event.day)
        let summary = Self.escaped(event.summary)
        return [
            "BEGIN:VEVENT", "UID:\(event.uid)", "DTSTAMP:\(Self.utc(stamp))",
            "DTSTART;TZID=Asia/Shanghai:\(day)T\(Self.padded(Self.hour))0000",
            "DTEND;TZID=Asia/Shanghai:\(day)T\(Self.padded(Self.hour))3000", "SUMMARY:\(summary)",
            "URL:\(event.url)", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:\(summary)",
            "TRIGGER:-P1D", "END:VALARM", "END:VEVENT",
        ]
    }

    /// A text as a value: what has a meaning in the format loses it.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\", ";", ",": result += "\\\(character)"
            case "\n": result += "\\n"
            case _ where character.value < 0x20 || character.value == 0x7F: continue
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// A line as lines of at most 75 octets, never broken within a character that one line can hold.
    static func folded(_ line: String) -> String {
        var (result, octets) = ("", 0)
        func append(_ part: some StringProtocol, _ size: Int) {
            if octets + size > 75 {
                result += "\r\n "
                octets = 1
            }
            result += part
            octets += size
        }
        for character in line {
            let size = character.utf8.count
            if size <= 74 {
                append(String(character), size)
            } else {
                for scalar in character.unicodeScalars { append(String(scalar), UTF8.width(scalar)) }
            }
        }
        return result
    }

    private static func figures(_ day: Day) -> String {
        "\(day.year)".leftPadded(to: 4) + padded(day.month) + padded(day.day)
    }

    /// 20260812T010000Z
    private static func utc(_ instant: Instant) -> String {
        let shanghai = instant.advanced(byMinutes: -8 * 60)
        let minutes = shanghai.minuteOfDay
        return figures(shanghai.day) + "T" + padded(minutes / 60) + padded(minutes % 60) + "00Z"
    }

    private static func padded(_ number: Int) -> String { "\(number)".leftPadded(to: 2) }
}

extension String {
    fileprivate func leftPadded(to count: Int) -> String {
        String(repeating: "0", count: Swift.max(0, count - self.count)) + self
    }
}
