import PartyLife

extension Day {
    static func - (day: Day, days: Int) -> Day { day + -days }
}
