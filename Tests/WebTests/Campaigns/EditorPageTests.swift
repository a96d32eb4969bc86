import Documents
import Foundation
import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite("Writing a campaign in the browser")
struct EditorPageTests {
    typealias Fields = [(name: String, value: String)]

    /// The fields of the editor as the page holds them.
    private func fields(of page: String) throws -> Fields {
        let form = try #require(page.components(separatedBy: "class=\"form editor\"").dropFirst().first)
        var fields: Fields = []
        for match in form.matches(of: #/<input ([^>]*)>/#) {
            let tag = String(match.1)
            guard let name = attribute("name", tag), name != "form-token", name != "form-once" else { continue }
            if tag.contains("type=\"checkbox\""), !tag.contains("checked") { continue }
            fields.append((name, attribute("value", tag) ?? ""))
        }
        for match in form.matches(of: #/<textarea ([^>]*)>\n?([^<]*)</textarea>/#) {
            fields.append((attribute("name", String(match.1)) ?? "", String(match.2)))
        }
        for match in form.matches(of: #/<select ([^>]*)>(.*?)</select>/#) {
            let chosen = String(match.2).firstMatch(of: #/<option value="([^"]*)" selected/#).map { String($0.1) }
            fields.append((attribute("name", String(match.1)) ?? "", chosen ?? ""))
        }
        return fields
    }

    /// What the look carries on, as a browser reads it.
    private func hidden(in page: String) -> Fields {
        let form = page.components(separatedBy: "action=\"/campaigns\"").dropFirst().first ?? ""
        return form.components(separatedBy: "<input ").dropFirst().compactMap { part in
            let tag = String(part.prefix { $0 != ">" })
            guard let name = attribute("name", tag), !name.hasPrefix("form-") else { return nil }
            let value = attribute("value", tag) ?? ""
            let plain = [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
            return (name, plain.reduce(value) { $0.replacing($1.0, with: $1.1) })
        }
    }

    private func attribute(_ name: String, _ tag: String) -> String? {
        guard let start = tag.range(of: "\(name)=\"") else { return nil }
        return String(tag[start.upperBound...].prefix { $0 != "\"" })
    }

    private func changed(_ fields: Fields, _ changes: (String, String)...) -> Fields {
        let named = Set(changes.map(\.0))
        return fields.filter { !named.contains($0.name) } + changes.map { (name: $0.0, value: $0.1) }
    }

    @Test("A superior issues a campaign from the editor alone; branches have it on their list")
    func issues() async throws {
        let world = try await SampleWorld()
        let leader = try await SiteClient(world, as: "郑军")
        let page = try await leader.get("/campaigns/new")
        #expect(page.status == .ok)
        #expect(page.body.contains("data-autosave=\"/campaigns/new/draft\""))
        let sent = changed(
            try fields(of: page.body), ("programme", "乡村振兴"), ("study.goals", "学史明理\n学史增信"),
            ("study.texts[0].core", "yes"), ("study.further[0].title", "中国共产党章程"),
            ("requirements[study]", "读原著、学原文"), ("aspects[4].title", "供水服务"), ("aspects[4].hint", "哪一次停水没有说清？"),
            ("modes", "remote"))
        let look = try await leader.post("/campaigns/new/look", sent)
        #expect(look.status == .ok && look.body.contains("首批期限") && look.body.contains("党支部 2 个"))
        #expect(look.body.contains("<button class=\"button button-primary\">印发</button>"))
        #expect(try await !SiteClient(world, as: "王伟").get("/").body.contains("签收通知"), "nothing is sent by a look")
        let answer = try await leader.post("/campaigns", hidden(in: look.body))
        #expect(answer.status == .seeOther)
        let path = try #require(answer.headers[.location]?.split(separator: "?").first.map(String.init))
        let notice = try await leader.get(path).body
        #expect(notice.contains("0/2"))
        for text in ["乡村振兴", "学史增信", "重点篇目", "中国共产党章程", "读原著、学原文", "供水服务", "roadmap-track"] {
            #expect(notice.contains(text), "\(text)")
        }
        let file = try await leader.get(path + "/procedure.yaml")
        let procedure = try ProcedureFile.read(file.body)
        #expect(procedure.modes == [.remote])
        #expect(procedure.aspects.map(\.title).last == "供水服务")
        #expect(Set(procedure.aspects.map(\.id)).count == 5)
        #expect(procedure.study.texts[0].core == true)
        #expect(try await SiteClient(world, as: "王伟").get("/").body.contains("签收通知"))
        #expect(try await !leader.get("/campaigns/new").body.contains("供水服务"), "the draft is used up")
    }

    @Test("The check marks everything at its field, keeps what was typed, and saves the draft")
    func checks() async throws {
        let world = try await SampleWorld()
        let leader = try await SiteClient(world, as: "郑军")
        let page = try await leader.get("/campaigns/new").body
        let sent = changed(
            try fields(of: page), ("theme", ""), ("timetable.planBy", "2031-01-01"), ("timetable.talksBy", "下周"),
            ("timetable.listWithinDays", "七"), ("title", "专题<1>"), ("study.texts[0].title", "</textarea><b>"))
        let live = try await leader.post("/campaigns/new/draft", sent)
        #expect(live.status == .ok)
        for field in ["theme", "timetable.planBy", "timetable.talksBy", "timetable.listWithinDays"] {
            #expect(live.body.contains("id=\"field-\(field)-error\""), "\(field)")
            #expect(live.body.contains("href=\"#field-\(field)\""), "\(field)")
        }
        #expect(live.body.contains("value=\"专题&lt;1&gt;\""))
        #expect(!live.body.contains("<b>"))
        let kept = try await leader.get("/campaigns/new").body
        #expect(kept.contains("value=\"2031-01-01\""))
        #expect(kept.contains("专题&lt;1&gt;"))
        let refused = try await leader.post("/campaigns/new/look", sent)
        #expect(refused.status == .unprocessableContent)
        #expect(try await world.useCases.campaigns().isEmpty)
        let sound = try await leader.post("/campaigns/new/draft", try fields(of: page) + [(name: "by", value: "check")])
        #expect(sound.body.contains("检查完毕，未发现问题"))
    }

    @Test("A ready set is added to the aspects, once; drafts and files are the issuer's alone")
    func sets() async throws {
        let world = try await SampleWorld()
        let leader = try await SiteClient(world, as: "郑军")
        let page = try await leader.get("/campaigns/new").body
        for _ in 0..<2 {
            let sent = changed(try fields(of: page), ("set", "discipline"))
            #expect(try await leader.post("/campaigns/new/set", sent).status == .seeOther)
        }
        let draft = try await leader.get("/campaigns/new").body
        #expect(draft.components(separatedBy: "value=\"对外交往\"").count == 2)
        let file = try ProcedureFile.read(try await leader.get("/campaigns/new/procedure.yaml").body)
        #expect(file.aspects.count == 7)
        #expect(file.aspects.contains { $0.standard?.contains("亲清有度") == true })
        for name in ["王伟", "张敏", "何平"] {
            let client = try await SiteClient(world, as: name)
            #expect(try await client.get("/campaigns/new").status == .forbidden)
            #expect(try await client.get("/campaigns/new/procedure.yaml").status == .forbidden)
            #expect(try await client.post("/campaigns", try fields(of: page)).status == .forbidden)
            #expect(try await client.post("/campaigns/new/draft", try fields(of: page)).status == .forbidden)
        }
        let elsewhere = changed(try fields(of: page), ("issuer", "QS-Z01"))
        #expect(try await leader.post("/campaigns", elsewhere).status == .forbidden)
    }

    @Test("A campaign is revised in the same editor; what may not change is refused and said")
    func revises() async throws {
        let world = try await SampleWorld.played(to: .noticed)
        let leader = try await SiteClient(world, as: "郑军")
        let path = Paths.campaign(world.campaign) + "/revise"
        #expect(try await SiteClient(world, as: "王伟").get(path).status == .forbidden)
        let sent = try fields(of: try await leader.get(path).body)
        let dropped = changed(sent, ("aspects[3].title", ""), ("aspects[3].hint", ""), ("aspects[3].standard", ""))
        let refused = try await leader.post(path, dropped)
        #expect(refused.status == .unprocessableContent)
        #expect(refused.body.contains("担当作为"))
        let past = try await leader.post(path, changed(sent, ("timetable.noticeBy", "2021-07-02")))
        #expect(past.body.contains("不能改为已过去的日期"))
        let better = changed(sent, ("theme", "新主题"), ("title", "改正的标题"))
        #expect(try await leader.post(path, better).status == .seeOther)
        let page = try await leader.get(Paths.campaign(world.campaign)).body
        #expect(page.contains("新主题") && page.contains("改正的标题"))
    }

    @Test("A mistaken campaign is withdrawn with a reason while no meeting was opened")
    func withdraws() async throws {
        let world = try await SampleWorld.played(to: .noticed)
        let path = Paths.campaign(world.campaign)
        #expect(try await SiteClient(world, as: "王伟").post(path + "/withdraw", [("reason", "错")]).status == .forbidden)
        let leader = try await SiteClient(world, as: "郑军")
        #expect(try await leader.post(path + "/withdraw", [("reason", " ")]).status == .unprocessableContent)
        #expect(try await leader.post(path + "/withdraw", [("reason", "主题写错")]).status == .seeOther)
        #expect(try await SiteClient(world, as: "张敏").get(path).body.contains("已于7月6日（周二）撤回。理由：主题写错"))
        #expect(try await !SiteClient(world, as: "王伟").get(world.path("plan")).body.contains("<textarea"))
        let held = try await SampleWorld.played(to: .held)
        let late = try await SiteClient(held, as: "郑军").post(path + "/withdraw", [("reason", "主题写错")])
        #expect(late.status == .unprocessableContent)
        #expect(late.body.contains("已有支部开会"))
    }

    @Test("Organisers are trained and questions answered; the issuer sees who is not covered, everyone the answers")
    func trainsAndGuides() async throws {
        let world = try await SampleWorld.played(to: .noticed)
        let path = Paths.campaign(world.campaign)
        let level = Paths.step(Place(world.campaign, world.root), "training")
        let leader = try await SiteClient(world, as: "郑军")
        let fields = [("topic", "怎样开好会"), ("on", "2021-07-06"), ("people", world.member("李娜").text)]
        let sent = fields.map { (name: $0.0, value: $0.1) }
        #expect(try await SiteClient(world, as: "王伟").post(level, sent).status == .forbidden)
        let stranger = try await leader.post(level, sent + [(name: "people", value: world.member("张敏").text)])
        #expect(stranger.status == .unprocessableContent)
        #expect(stranger.body.contains("张敏不是下级党组织的书记"))
        #expect(try await leader.post(level, sent).status == .seeOther)
        let page = try await leader.get(path).body
        #expect(page.contains("怎样开好会"))
        #expect(page.contains("未完成：青山集团第二党支部"))
        let guidance = Paths.step(Place(world.campaign, world.root), "guidance")
        let answer = [("title", "能不能视频参加？"), ("text", "应当面对面<br>")].map { (name: $0.0, value: $0.1) }
        #expect(try await leader.post(guidance, answer).status == .seeOther)
        let member = try await SiteClient(world, as: "张敏").get(path).body
        #expect(member.contains("能不能视频参加？"))
        #expect(member.contains("应当面对面&lt;br&gt;"))
        #expect(!member.contains("怎样开好会"))
    }

    @Test("A branch adds an aspect from its own business until its plan is submitted; others keep theirs")
    func ownAspect() async throws {
        let world = try await SampleWorld.played(to: .noticed)
        let secretary = try await SiteClient(world, as: "王伟")
        let home = Paths.organisation(world.campaign, world.branch)
        #expect(try await secretary.get(home).body.contains("结合本支部实际增加"))
        let own = [(name: "aspects", value: "供水服务")]
        #expect(try await SiteClient(world, as: "张敏").post(world.path("tighten"), own).status == .forbidden)
        #expect(try await secretary.post(world.path("tighten"), own).status == .seeOther)
        let mine = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).facts.procedure
        #expect(mine.aspects.map(\.title).last == "供水服务")
        let other = Place(world.campaign, world.otherBranch)
        let theirs = try await world.useCases.branch(at: other, as: world.actor("冯涛")).facts.procedure
        #expect(theirs.aspects.count == 4)
        let late = try await SampleWorld.played(to: .planSubmitted)
        let refused = try await SiteClient(late, as: "王伟").post(late.path("tighten"), own)
        #expect(refused.status == .unprocessableContent)
        #expect(refused.body.contains("方案已经报审"))
    }

    @Test("A file becomes the draft and comes back as the same file; a defective one is refused line by line")
    func files() async throws {
        let world = try await SampleWorld()
        let leader = try await SiteClient(world, as: "郑军")
        let text = try ProcedureFile.bundledText()
        #expect(try await leader.upload(text, to: "/campaigns/new/import").status == .seeOther)
        let exported = try await leader.get("/campaigns/new/procedure.yaml").body
        #expect(try ProcedureFile.read(exported) == ProcedureFile.bundled())
        let wrong = text.replacing("planBy: 2021-07-20", with: "planBy: 下周<i>")
            .replacing("listWithinDays: 7", with: "listWithinDays: 0")
        let refused = try await leader.upload(wrong, to: "/campaigns/new/import")
        #expect(refused.status == .unprocessableContent)
        #expect(refused.body.contains("timetable.planBy：此处内容不能识别"))
        #expect(try await leader.get("/campaigns/new/procedure.yaml").body == exported)
        #expect(try await SiteClient(world, as: "王伟").upload(text, to: "/campaigns/new/import").status == .forbidden)
    }
}
