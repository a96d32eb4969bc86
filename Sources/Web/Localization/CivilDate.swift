/// A date of the Gregorian calendar, counted out from days since 1970-01-01 without a time zone.
struct CivilDate: Equatable {
    let year: Int
    let month: Int
    let day: Int
    /// 1 is Monday, 7 is Sunday.
    let weekday: Int

    /// The usual conversion over eras of 400 years that begin on 1 March, so that the leap day comes last.
    init(_ days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        weekday = ((days + 3) % 7 + 7) % 7 + 1
    }

    /// Milliseconds on China's clocks; never negative for instants since 1970.
    static func localMilliseconds(_ instant: Int64) -> Int64 {
        instant + 8 * 3_600_000
    }

    static func padded(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
