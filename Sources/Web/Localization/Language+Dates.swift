/// Days are counted from 1970-01-01, instants in milliseconds from its midnight UTC; clocks show China's time, UTC+8.
extension Language {
    /// 8月12日（周四）, with the year in front where it is not this year's.
    public func day(_ day: Int, today: Int) -> String {
        let date = CivilDate(day)
        let key = date.year == CivilDate(today).year ? "format.day" : "format.day-with-year"
        return dated(key, date)
    }

    /// 2026年8月12日, for documents and for what is kept.
    public func fullDay(_ day: Int) -> String {
        dated("format.full-day", CivilDate(day))
    }

    /// 还有 3 天, 今天到期 or 逾期 3 天.
    public func remaining(until due: Int, today: Int) -> String {
        switch due - today {
        case 0: text("format.due-today")
        case let days where days > 0: text("format.days-left", ["n": days])
        case let days: text("format.days-overdue", ["n": -days])
        }
    }

    /// 10:32
    public func clock(_ instant: Int64) -> String {
        let minutes = Int(CivilDate.localMilliseconds(instant) / 60_000)
        return "\(CivilDate.padded(minutes / 60 % 24)):\(CivilDate.padded(minutes % 60))"
    }

    /// 8月12日（周四）10:32
    public func moment(_ instant: Int64, today: Int) -> String {
        let day = Int((CivilDate.localMilliseconds(instant) / 86_400_000))
        return text("format.moment", ["day": self.day(day, today: today), "clock": clock(instant)])
    }

    private func dated(_ key: String, _ date: CivilDate) -> String {
        guard let template = entries[key]?.other else { return text(key) }
        return template.filled { name in
            switch name {
            case "year": String(date.year)
            case "month": String(date.month)
            case "day": String(date.day)
            case "month-name": text("format.month.\(date.month)")
            case "weekday": text("format.weekday.\(date.weekday)")
            default: nil
            }
        }
    }
}
