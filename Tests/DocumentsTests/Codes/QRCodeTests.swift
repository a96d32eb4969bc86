import Documents
import Testing

@Suite("QR codes")
struct QRCodeTests {
    /// A finder pattern: dark ring, light ring, dark middle.
    private static func isFinder(_ code: QRCode, _ column: Int, _ row: Int) -> Bool {
        (0..<7).allSatisfy { y in
            (0..<7).allSatisfy { x in
                let ring = min(x, y, 6 - x, 6 - y)
                return code.isDark(column + x, row + y) == (ring != 1)
            }
        }
    }

    @Test("It has three finders and a timing line, and grows with its text", arguments: [1, 14, 80, 300, 2331])
    func shape(_ length: Int) throws {
        let code = try #require(QRCode(String(repeating: "a", count: length)))
        #expect((code.size - 17) % 4 == 0)
        for (column, row) in [(0, 0), (code.size - 7, 0), (0, code.size - 7)] {
            #expect(Self.isFinder(code, column, row))
        }
        #expect((8..<(code.size - 8)).allSatisfy { code.isDark($0, 6) == ($0 % 2 == 0) })
        let capacity = [1: 21, 14: 21, 80: 37, 300: 69, 2331: 177]
        #expect(code.size == capacity[length])
    }

    @Test("The same text gives the same code, another text another, Chinese as well")
    func text() {
        #expect(QRCode("https://bihuan.test/1") == QRCode("https://bihuan.test/1"))
        #expect(QRCode("https://bihuan.test/1") != QRCode("https://bihuan.test/2"))
        #expect(QRCode("党支部") != nil)
    }

    @Test("What no code can hold gives none")
    func tooLong() {
        #expect(QRCode(String(repeating: "a", count: 2332)) == nil)
        #expect(QRCode("") == nil)
        #expect(QRCode("a\0b") == nil)
    }

    @Test("The path draws the dark modules and no other")
    func path() throws {
        let code = try #require(QRCode("https://bihuan.test/campaigns/history"))
        var drawn: Set<[Int]> = []
        for run in code.path.matches(of: #/M(\d+) (\d+)h(\d+)v1H(\d+)z/#) {
            let (start, row, length) = (Int(run.1) ?? -1, Int(run.2) ?? -1, Int(run.3) ?? 0)
            #expect(run.1 == run.4)
            for column in start..<(start + length) { #expect(drawn.insert([column, row]).inserted) }
        }
        let dark = (0..<code.size).flatMap { row in
            (0..<code.size).filter { code.isDark($0, row) }.map { [$0, row] }
        }
        #expect(drawn == Set(dark))
    }
}
