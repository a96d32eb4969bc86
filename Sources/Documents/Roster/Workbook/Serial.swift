import PartyLife

/// Days as spreadsheets count them.
enum Serial {
    /// - Parameter countsFrom1904: whether 0 is 1904-01-01; else 1 is 1900-01-01, and 60 a day that never was.
    static func day(_ serial: Double, countsFrom1904: Bool) -> Day? {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        let whole = Int(serial)
        if countsFrom1904 { return Day(1904, 1, 1).map { $0 + whole } }
        guard whole >= 1, whole != 60 else { return nil }
        return Day(1899, 12, whole > 60 ? 30 : 31).map { $0 + whole }
    }
}
