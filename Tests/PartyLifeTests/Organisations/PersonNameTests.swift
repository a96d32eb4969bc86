import Testing

@testable import PartyLife

@Suite("Names of people")
struct PersonNameTests {
    @Test(
        "Names of all peoples pass, long ones too",
        arguments: [
            "王伟", "欧阳娜娜", "司马相如", "傅超", "𠮷田", "䶮", "甲", "阿依古丽·买买提", "阿卜杜热西提·麦麦提阿布都拉·托合提巴克",
            "买买提 艾合买提", "古丽娜尔.阿不都", "次仁多吉", "才让·扎西", "ئابدۇرېھىم تۆمۈر", "ئايگۈل", "བཀྲ་ཤིས་རྡོ་རྗེ",
            "བཀྲ་ཤིས་", "ᠪᠠᠲᠤ", "ꀀꀁꀂ", "김철수", "Иван Петров", "John Smith", "Jean-Luc O’Neil", "J. Smith", "Nguyễn Văn Á",
            "Ayşe Öztürk", "ᦀᦁᦂ", "李伟（大）", "张敏(女)", "巴特尔・额尔德尼", "乌日娜",
            "阿布都热合曼·阿不都克里木·买买提依明·托合提尼亚孜·艾合买提江",
        ])
    func plausible(name: String) { #expect(PersonName.isPlausible(name)) }

    @Test(
        "Figures, markup, addresses and single signs do not",
        arguments: [
            "<script>", "<b>张三", "张三1", "123", "张三、李四", "张三/李四", "张三,李四", "zhang@example.com", "=1+1", "+86", "-张三", "",
            " ", "·", "张··三", "·张三", "张三·", "张三\n李四", "张三\u{7}", "张*三", "张?", "？", "&nbsp;", "“张三”", "张三（12）",
            "（大）", "张三（这里写了很长的话）", "🙂", "张三🙂", "#N/A", "_x0000_", "\u{202E}张三", "\u{301}张", "http://a", "张  三",
            String(repeating: "长", count: 41),
        ])
    func implausible(name: String) { #expect(!PersonName.isPlausible(name)) }
}
