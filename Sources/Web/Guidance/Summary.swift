import PartyLife
import Records

/// 情况综述: what an organisation and everything below it has done in a campaign, in one written sentence.
public enum Summary {
    /// - Parameters:
    ///   - figures: nil where nothing was known by the day: unknown is not zero.
    ///   - organisation: its name.
    ///   - campaign: its title.
    public static func text(
        figures: Figures?, organisation: String, campaign: String, asOf day: Day, language: Language
    ) -> String {
        guard let figures else {
            return language.text(
                "summary.unknown",
                ["day": language.fullDay(day), "organisation": organisation, "campaign": campaign])
        }
        return language.text(
            "summary.text",
            [
                "day": language.fullDay(day), "organisation": organisation, "held": figures[.held],
                "members": figures.covered, "found": figures[.problemsFound], "solved": figures[.problemsSolved],
            ])
    }
}

extension Figures {
    /// 覆盖: members who were present, or covered otherwise. Those who are exempt are a third thing.
    var covered: Int { self[.present] + self[.coveredOtherwise] }

    /// Problems of the lists, without those that were merged into others.
    var problemsKept: Int { self[.problemsFound] - self[.problemsMerged] }
}
