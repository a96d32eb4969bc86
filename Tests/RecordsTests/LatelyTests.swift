import TestChance
import Testing

@testable import Records

@Suite("What was used lately")
struct LatelyTests {
    @Test("It gives what was put last or nothing, and keeps what is used", arguments: 0..<20)
    func model(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        var lately = GenerationalCache<Int, Int>(limit: 40)
        var model: [Int: Int] = [:]
        for step in 0..<5_000 {
            let key = chance.below(60)
            switch chance.below(10) {
            case 0:
                lately.remove(key)
                model[key] = nil
            case 1...4:
                lately.put(step, for: key, weight: 1 + chance.below(4))
                model[key] = step
                #expect(lately.use(key) == step)
            default:
                if let found = lately.use(key) { #expect(found == model[key]) }
            }
            // Asked for again and again, it stays.
            if step == 0 { lately.put(-1, for: 1_000) } else { #expect(lately.use(1_000) == -1) }
        }
        lately.removeAll()
        for key in model.keys { #expect(lately.use(key) == nil) }
    }

    @Test("Two full generations are kept at most")
    func weight() {
        var lately = GenerationalCache<Int, Int>(limit: 10)
        for key in 0..<100 { lately.put(key, for: key) }
        let kept = (0..<100).filter { key in
            var copy = lately
            return copy.use(key) != nil
        }
        #expect(kept.count <= 22)
        #expect(kept.last == 99)
    }
}
