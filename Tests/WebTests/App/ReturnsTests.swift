import HTTPTypes
import Hummingbird
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite("The address of a form that was sent")
struct ReturnsTests {
    @Test("Asked for again, every address that takes a form leads to a page, for someone who may see it")
    func everyPost() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let record = try await world.useCases.list(at: world.place, as: world.actor("王伟"))
        let values = [
            "campaign": world.campaign.text, "session": "s1",
            "problem": try #require(record.branch.problems.first).id.text,
            "author": world.member("王伟").text, "member": world.member("张敏").text,
        ]
        let people = try await ["王伟", "郑军"].asyncMap { try await SiteClient(world, as: $0) }
        let all = try Site(useCases: world.useCases, isDemo: false, secure: false).router().routes
        let pages = Set(all.filter { $0.method == .get }.map { $0.path.description })
        let routes = all.filter { $0.method == .post }
        #expect(routes.count > 50)
        for route in routes {
            let address = route.path.description
            // What is opened by a secret alone has a page of its own at its address.
            if address.contains("{token}") || address.contains("{code}") {
                #expect(pages.contains(address))
                continue
            }
            var seen: [HTTPResponse.Status] = []
            for organisation in [world.branch, world.root] {
                let parts = address.split(separator: "/").map { part in
                    guard part.first == "{" else { return String(part) }
                    let name = String(part.dropFirst().dropLast())
                    return name == "organisation" ? organisation.text : values[name] ?? "unknown-\(name)"
                }
                for person in people {
                    var path = "/" + parts.joined(separator: "/")
                    var answer = try await person.get(path)
                    while answer.status == .seeOther, let next = answer.headers[.location] {
                        path = next
                        answer = try await person.get(path)
                    }
                    #expect(answer.status != .methodNotAllowed, "\(route)")
                    seen.append(answer.status)
                }
            }
            #expect(seen.contains(.ok), "\(route): \(seen)")
        }
    }

    @Test("Every declared field belongs to a refusal that has a sentence")
    func declared() throws {
        let language = try Catalogue.bundled().standard
        for (code, fields) in RefusalFields.table {
            #expect(language.has("refusal.\(code)"), "\(code)")
            #expect(!fields.isEmpty && fields.allSatisfy { !$0.isEmpty })
        }
    }
}

extension Array {
    fileprivate func asyncMap<Other>(_ body: (Element) async throws -> Other) async rethrows -> [Other] {
        var result: [Other] = []
        for element in self { result.append(try await body(element)) }
        return result
    }
}
