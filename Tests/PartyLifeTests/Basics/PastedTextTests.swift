import Testing

@testable import PartyLife

@Suite("Text that was pasted")
struct PastedTextTests {
    @Test(
        "it becomes clean paragraphs",
        arguments: [
            ("　　第一段。\r\n　　第二段。", "第一段。\n第二段。"),
            ("一行\u{0B}软回车\u{2028}再一行", "一行\n软回车\n再一行"),
            ("1.\t走访少\n2.\u{A0}\u{A0}学得浅", "1. 走访少\n2. 学得浅"),
            ("（一）　理想信念", "（一）　理想信念"),
            ("隐\u{200B}藏\u{FEFF}的\u{202E}字符", "隐藏的字符"),
            ("甲\n\n\n\n乙", "甲\n\n乙"), ("\n\n　\t\n", ""), ("", ""),
            ("👩‍🌾 in words", "👩‍🌾 in words"), ("a  b\u{3}c", "a bc"),
        ])
    func clean(pasted: String, expected: String) {
        #expect(pasted.withoutPastedMarks == expected)
        #expect(expected.withoutPastedMarks == expected)
    }
}
