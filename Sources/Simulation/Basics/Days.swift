import PartyLife

extension Day {
    /// Monday to Friday, when offices work.
    var isOfficeDay: Bool { ((number + 3) % 7 + 7) % 7 < 5 }

    /// This day, or the first one after it on which offices work.
    var nextOfficeDay: Day { isOfficeDay ? self : (self + 1).nextOfficeDay }

    /// This day, or the last one before it on which offices work.
    var lastOfficeDay: Day { isOfficeDay ? self : (self - 1).lastOfficeDay }
}
