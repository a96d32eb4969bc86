import PartyLife

/// 情况综述: what an organisation and everything below it has done in a campaign, in one written sentence.
public enum Summary {
    /// - Parameters:
    ///   - figures: nil where nothing was known by the day: unknown is not zero.
    ///   - campaign: its title.
    public static func text(
        figures: Figures?, organisation: OrganisationName, campaign: String, asOf day: Day, language: Language
    ) -> String {
        let unit = organisation.system.map { language.text("summary.system", ["name": $0]) } ?? organisation.short
        guard let figures else {
            return language.text(
                "summary.unknown", ["day": language.fullDay(day), "organisation": unit, "campaign": campaign])
        }
        let otherwise = figures[.coveredOtherwise]
        return language.text(
            "summary.text",
            [
                "day": language.fullDay(day), "organisation": unit, "held": figures[.held],
                "present": figures[.present],
                "otherwise": otherwise > 0 ? language.text("summary.otherwise", ["n": otherwise]) : "",
                "found": figures[.problemsKept], "solved": figures[.problemsSolved],
                "practical": figures[.practicalSolved],
            ])
    }
}
