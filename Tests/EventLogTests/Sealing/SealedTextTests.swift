import EventLog
import Foundation
import Testing

@Suite("Sealed words")
struct SealedTextTests {
    let key = DataKey()
    let context = "GZ/MJ-Z01/2021-party-history"

    @Test(
        "What was sealed opens to the same bytes",
        arguments: [
            "", "批评与自我批评：学习不够深入。", "\0", "a\0\0", "𠮷野家 👨‍👩‍👧", "\u{80}", "e\u{301}", String(repeating: "深", count: 50_000),
        ])
    func roundTrip(words: String) throws {
        let sealed = try SealedText(sealing: words, with: key, context: context)
        let opened = try SealedText(stored: sealed.text).open(with: key, context: context)
        #expect(Array(opened.utf8) == Array(words.utf8))
        #expect(sealed.text.hasPrefix("v1."))
    }

    @Test("The stored form holds no part of the words, and no two seals are alike")
    func noPlaintext() throws {
        let words = "criticism criticism criticism criticism"
        let sealed = try SealedText(sealing: words, with: key, context: context)
        let raw = try #require(base64URL(String(sealed.text.dropFirst(3))))
        #expect(raw.range(of: Data("critic".utf8)) == nil)
        #expect(!sealed.text.contains("critic"))
        #expect(try SealedText(sealing: words, with: key, context: context) != sealed)
    }

    @Test("The length tells only how many blocks of 32 bytes there are")
    func padding() throws {
        func length(_ count: Int) throws -> Int {
            let words = String(repeating: "x", count: count)
            let sealed = try SealedText(sealing: words, with: key, context: context)
            return try #require(base64URL(String(sealed.text.dropFirst(3)))).count
        }
        for count in 0...31 { #expect(try length(count) == 12 + 32 + 16) }
        for count in 32...63 { #expect(try length(count) == 12 + 64 + 16) }
    }

    @Test("Any changed character of the stored form keeps it closed")
    func tampered() throws {
        let sealed = try SealedText(sealing: "谈心谈话", with: key, context: context).text
        for index in sealed.indices {
            for replacement in ["A", "B", "-", "_", "=", " ", "+", "中"] where String(sealed[index]) != replacement {
                var changed = sealed
                changed.replaceSubrange(index...index, with: replacement)
                #expect(throws: SealingError.self, "\(changed)") {
                    try SealedText(stored: changed).open(with: key, context: context)
                }
            }
        }
    }

    @Test("A wrong key, another context and a destroyed key each keep the words closed, with their reason")
    func closed() throws {
        let sealed = try SealedText(sealing: "意见", with: key, context: context)
        #expect(throws: SealingError.wrongKeyOrTampered) { try sealed.open(with: DataKey(), context: context) }
        #expect(throws: SealingError.wrongKeyOrTampered) { try sealed.open(with: key, context: context + "2") }
        #expect(throws: SealingError.keyDestroyed) { try sealed.open(with: nil, context: context) }
    }

    @Test(
        "What is not in the stored form is malformed",
        arguments: ["", "v1", "v1.", "v2.AAAA", "v1.AAAA", "v1.A", "v1.AA==", "v1.!!!!", "plain words", "\0"])
    func malformed(text: String) {
        #expect(throws: SealingError.malformed) { try SealedText(stored: text).open(with: key, context: context) }
    }

    private func base64URL(_ text: String) -> Data? {
        let plain = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
    }
}
