import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite("Entering a self-examination for a member who cannot")
struct EntryPageTests {
    private func fields(witness: String? = nil, in world: SampleWorld) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = [
            ("gains", "读完两本书"), ("entry-from", "paper"), ("text-0-0", "<b>走访少</b>"), ("source-0-0", "own"),
            ("cause-0-0", "腿脚不便"), ("direction-0-0", "电话联系"),
        ]
        for index in 1..<SampleWorld.procedure.aspects.count { fields.append(("none-\(index)", "对照后没有发现突出问题")) }
        if let witness { fields.append(("entry-witness", world.member(witness).text)) }
        return fields
    }

    @Test(
        "A committee member enters it from paper; another who was there confirms; then it is submitted, marked as such")
    func witnessed() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let person = world.member("孙德福")
        let path = world.path("examinations") + "/\(person)"
        let recorder = try await SiteClient(world, as: "李娜")
        #expect(try await recorder.get(world.path("examinations")).body.contains("\(path)/entry"))
        #expect(try await recorder.get(path + "/entry").status == .ok)
        #expect(try await SiteClient(world, as: "张敏").get(path + "/entry").status == .forbidden)
        let short = try await recorder.post(path + "/entry", [("gains", "读完两本书"), ("entry-from", "paper")])
        #expect(short.status == .unprocessableContent && short.body.contains("读完两本书"))
        let sent = try await recorder.post(path + "/entry", fields(witness: "刘洋", in: world))
        #expect(sent.status == .seeOther)
        func state() async throws -> SelfExamination.State? {
            try await world.useCases.branch(at: world.place, as: world.actor("王伟")).examinations[person]
        }
        #expect(try await state() == .entered)
        #expect(try await recorder.get(world.path("examinations")).body.contains("代录，待确认"))
        // Neither the one who entered it nor a bystander confirms or, as a bystander, reads it.
        let confirm = [(name: "how", value: "present")]
        #expect(try await recorder.post(path + "/entry/confirm", confirm).status == .unprocessableContent)
        let bystander = try await SiteClient(world, as: "陈静")
        #expect(try await bystander.get(path).status == .forbidden)
        #expect(try await bystander.post(path + "/entry/confirm", confirm).status == .unprocessableContent)
        let witness = try await SiteClient(world, as: "刘洋")
        #expect(try await witness.get("/").body.contains(path))
        let read = try await witness.get(path).body
        #expect(read.contains("&lt;b&gt;走访少&lt;/b&gt;") && read.contains("\(path)/entry/confirm"))
        #expect(try await witness.post(path + "/entry/confirm", confirm).status == .seeOther)
        #expect(try await state() == .submitted)
        #expect(try await witness.get(path).status == .forbidden, "what was confirmed is read as every paper is")
        let secretary = try await SiteClient(world, as: "王伟").get(path).body
        #expect(secretary.contains("代录") && secretary.contains("李娜根据纸质稿录入") && secretary.contains("刘洋"))
    }

    @Test("The author confirms on their own account, or changes it, which voids it; their own draft is never opened")
    func own() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let person = world.member("孙德福")
        let path = world.path("examinations") + "/\(person)"
        let recorder = try await SiteClient(world, as: "李娜")
        #expect(try await recorder.post(path + "/entry", fields(in: world)).status == .seeOther)
        let author = try await SiteClient(world, as: "孙德福")
        #expect(try await author.get("/").body.contains(world.path("examination")))
        #expect(try await author.get(world.path("examination")).body.contains("\(path)/entry/confirm"))
        #expect(try await author.post(path + "/entry/confirm", [("how", "own")]).status == .seeOther)
        let place = world.place
        let record = try await world.useCases.examination(of: person, at: place, as: world.actor("孙德福"))
        #expect(record.examination.state == .submitted && record.examination.entry?.confirmed == .own)
        let other = world.member("陈静")
        try await world.useCases.examination(
            .save(world.examination(of: "陈静")), of: other, at: place, as: world.actor("陈静"))
        let begun = try await recorder.get(world.path("examinations") + "/\(other)/entry").body
        #expect(begun.contains("本人已经开始撰写") && !begun.contains("管网漏水"))
        let refused = try await recorder.post(
            world.path("examinations") + "/\(other)/entry", fields(witness: "刘洋", in: world))
        #expect(refused.status == .unprocessableContent)
    }
}
