import Foundation
import Testing

@testable import Web

/// The words of a Party office: what is not said there stands nowhere in the interface.
@Suite struct WordsTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources/Web/Localization/zh-Hans")

    /// A word that is not used, and what stands in its place.
    static let banned: [(String, String)] = [
        ("先看这些", "重点关注"), ("补会", "补课"), ("灯号", "预警状态"), ("这些数怎么算", "指标口径"),
        ("的一生", "整改全过程"), ("看看差什么", "未完成事项"), ("谁还没有落实", "未落实人员"),
        ("还不行", "请先补充以下内容"), ("去评", "群众评议"), ("请群众评", "群众评议"), ("几人认可", "认可人数"),
        ("问了几人", "参评人数"), ("说实话", "请注意"), ("特批", "经上级同意召开"), ("规程", "实施方案"),
        ("组织者培训", "党务干部培训"), ("谁来参加", "参会领导"), ("哪天", "日期"), ("试算", "预检"),
        ("试导入", "预检"), ("补讲", "补充发言"), ("未了", "未办结"), ("盲点", "本人未查摆到的问题"),
        ("凭什么", "请说明依据"), ("抽取号", "随机号"), ("指纹", "校验码"), ("现在可以做", "当前事项"),
        ("从哪里来", "问题来源"), ("谁的问题", "责任主体"), ("谈到哪", "谈话覆盖情况"), ("学到哪", "学习进度"),
        ("继续写", "开始撰写、继续撰写"), ("未动笔", "未开始撰写"), ("印发新的专题", "部署专题"),
        ("到会", "实到、参会、到场"), ("不深刻不走心", "不深刻、不走心"), ("上级审核人", "组织部门审核人员"),
        ("公司委员会系统", "单位简称加“系统”"),
        // What is said at home and not written in an office.
        ("一下", "直接写明动作"), ("看看", "查看"), ("说一说", "逐项说明"), ("记一笔", "登记、记录"),
        ("办完了", "已办结"), ("没办完", "未办结"), ("没有找到", "未找到"), ("找不到", "未找到"),
        ("不认识", "不能识别"), ("看不懂", "不能识别"), ("看得到", "可见"), ("怎么样", "情况"),
        ("没有料到", "未预料"), ("打不开", "无法打开"), ("说得比较空", "表述空泛"),
    ]

    @Test("No text holds a word that a Party office does not use", arguments: WordsTests.banned)
    func standardWords(word: String, standard: String) throws {
        let files = try FileManager.default.contentsOfDirectory(at: Self.folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "yaml" }
        #expect(files.count > 10)
        for file in files {
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            for (number, line) in lines.enumerated() where line.contains(word) {
                Issue.record("\(file.lastPathComponent):\(number + 1): \(line) – \(standard)")
            }
        }
    }

    @Test("The person who answers for a problem, the light and the notice of what lacks have their standard names")
    func standardNames() throws {
        let language = try Catalogue.bundled().standard
        let names = [
            ("attention.title", "重点关注"), ("ledger.light", "预警状态"), ("problem.life", "整改全过程"),
            ("branch.what-is-missing", "未完成事项"), ("arrangements.who-is-missing", "未落实人员"),
            ("notice.incomplete", "请先补充以下内容"), ("problem-act.acceptance", "群众评议"),
            ("problem-field.agreed", "认可人数"), ("campaign.procedure", "实施方案"), ("campaign.new", "部署专题"),
            ("training.title", "党务干部培训"), ("leaders.who", "参会领导"), ("meeting.present", "实到"),
            ("meeting.exempt", "免于参加"), ("problem.acts", "当前事项"), ("examination.source", "问题来源"),
            ("problem-fact.subject", "责任主体"), ("problem-list.subject", "责任主体"), ("talks.cover", "谈话覆盖情况"),
            ("study.cover", "学习进度"), ("todo-action.writeExamination", "开始撰写"), ("branch.not-received", "未签收"),
            ("examination-return-reason.heartless", "不深刻、不走心"), ("office.reviewer", "组织部门审核人员"),
            ("draw.prepare-button", "先定随机号"), ("meeting.blind-spot", "本人未查摆到的问题"),
            ("roster-import.check", "预检"), ("study.not-signed-in", "尚未签到"),
        ]
        for (key, name) in names { #expect(language.text(key) == name, "\(key)") }
    }
}
