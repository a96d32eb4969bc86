import TestChance
import Testing

@testable import PartyLife

@Suite("The difference between two versions")
struct TextDifferenceTests {
    @Test("Chinese is marked character by character, dates and names as a whole")
    func chinese() {
        let difference = TextDifference(from: "8月12日在三楼会议室，由李娜主持。", to: "8月15日在二楼会议室，由李娜、王伟主持。")
        #expect(
            difference.parts == [
                .kept("8月"), .removed("12"), .added("15"), .kept("日在"), .removed("三"), .added("二"), .kept("楼会议室，由李娜"),
                .added("、王伟"), .kept("主持。"),
            ])
    }

    @Test("nothing, everything, and line breaks", arguments: [("", ""), ("", "学习"), ("学习", ""), ("一\n二", "一\n\n二")])
    func edges(old: String, new: String) {
        let difference = TextDifference(from: old, to: new)
        #expect(difference.text(after: false) == old)
        #expect(difference.text(after: true) == new)
        #expect(difference.isEmpty == (old == new))
    }

    @Test("applied, it gives the new text, and taken back the old one; and no shorter way exists")
    func minimal() {
        var random = SeededGenerator(seed: 20260310)
        for _ in 0..<4000 {
            let old = text(&random, atMost: 9)
            let new = text(&random, atMost: 9)
            let difference = TextDifference(from: old, to: new)
            #expect(difference.text(after: false) == old)
            #expect(difference.text(after: true) == new)
            let cost = difference.parts.reduce(0) { sum, part in
                switch part {
                case .kept: sum
                case .removed(let run), .added(let run): sum + TextDifference.tokens(run).count
                }
            }
            let fewest = fewest(TextDifference.tokens(old)[...], TextDifference.tokens(new)[...])
            #expect(cost == fewest, "\(old) → \(new)")
        }
    }

    @Test("long texts without anything in common are compared in the time of a page")
    func long() {
        let old = String((0..<4000).map { Character(Unicode.Scalar(0x4E00 + UInt32($0 % 2000)) ?? "一") })
        let new = String((0..<4000).map { Character(Unicode.Scalar(0x5E00 + UInt32($0 % 2000)) ?? "一") })
        let difference = TextDifference(from: old, to: new)
        #expect(difference.parts == [.removed(old), .added(new)])
    }

    /// Few kinds of tokens, so that much is alike.
    private func text(_ random: inout SeededGenerator, atMost length: Int) -> String {
        (0..<random.below(length + 1)).map { _ in random.pick(["会", "议", "，", "12", "3", "a", "\n"]) }.joined()
    }

    /// By looking at every way.
    private func fewest(_ old: ArraySlice<Substring>, _ new: ArraySlice<Substring>) -> Int {
        guard let one = old.first, let other = new.first else { return old.count + new.count }
        if one == other { return fewest(old.dropFirst(), new.dropFirst()) }
        return 1 + min(fewest(old.dropFirst(), new), fewest(old, new.dropFirst()))
    }
}
