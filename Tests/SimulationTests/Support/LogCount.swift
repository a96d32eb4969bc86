import Foundation
import PartyLife
import Storage
import StorageSQLite

/// Counts from the log's own JSON, event by event, with nothing of the product's figures in it.
struct LogCount {
    private struct Entry: Sendable {
        let stream: [String]
        let name: String
        let day: String
        let payload: Data
    }

    private var streams: [(parts: [String], events: [(name: String, day: String, body: [String: Any])])] = []
    private let paths: [String: String]

    init(_ ground: Ground) async throws {
        let (entries, paths) = try await ground.store.read { session in
            let entries = try session.query("SELECT * FROM event ORDER BY position").map { row in
                Entry(
                    stream: try row.text("stream").split(separator: "/").map(String.init),
                    name: String(try row.text("type").split(separator: ".")[1]), day: try row.text("day"),
                    payload: Data(try row.blob("payload")))
            }
            var paths: [String: String] = [:]
            for row in try session.query("SELECT id, path FROM organisation") {
                paths[try row.text("id")] = try row.text("path")
            }
            return (entries, paths)
        }
        self.paths = paths
        var places: [[String]: Int] = [:]
        for entry in entries {
            let whole = try JSONSerialization.jsonObject(with: entry.payload) as? [String: Any]
            let body = whole?[entry.name] as? [String: Any] ?? [:]
            if places[entry.stream] == nil {
                places[entry.stream] = streams.count
                streams.append((entry.stream, []))
            }
            if let place = places[entry.stream] { streams[place].events.append((entry.name, entry.day, body)) }
        }
    }

    /// The figures of an organisation and everything below it at the end of a day.
    func figures(of organisation: String, on day: String) -> [Metric: Int] {
        var sum: [Metric: Int] = [:]
        let root = paths[organisation] ?? "?"
        for stream in streams where stream.parts[0] != "campaign" {
            let owner = stream.parts.count == 2 ? stream.parts[1] : stream.parts[2]
            guard paths[owner]?.hasPrefix(root) == true else { continue }
            let known = stream.events.filter { $0.day <= day }
            func count(_ names: String...) -> Int { known.count { names.contains($0.name) } }
            func any(_ name: String) -> Int { known.contains { $0.name == name } ? 1 : 0 }
            func add(_ metric: Metric, _ amount: Int) { sum[metric, default: 0] += amount }
            switch stream.parts[0] {
            case "organisation":
                add(.members, count("memberAdmitted"))
                add(.branches, known.count { ["branch", "jointBranch"].contains($0.body["type"] as? String) })
            case "notice": add(.noticesReceived, any("received"))
            case "plan":
                add(.plansSubmitted, any("submitted"))
                add(.plansApproved, any("approved"))
            case "study": studies(known).forEach { add($0, $1) }
            case "talks": add(.talks, count("recorded"))
            case "opinions":
                let opinions = known.compactMap { $0.body["opinion"] as? [String: Any] }
                add(.opinionsRaw, opinions.count)
                add(.opinionsMerged, opinions.count - count("merged"))
                add(.opinionVoices, opinions.compactMap { $0["voices"] as? Int }.reduce(0, +))
            case "examination":
                add(.examinationsSubmitted, any("submitted"))
                add(.examinationsAccepted, any("accepted"))
            case "meeting": meeting(known.map { ($0.name, $0.body) }).forEach { add($0, $1) }
            case "problem": problem(known, day).forEach { add($0, $1) }
            default: continue
            }
        }
        sum[.membersExpected] = (sum[.members] ?? 0) - (sum[.exempt] ?? 0)
        sum[.membersCovered] = (sum[.present] ?? 0) + (sum[.coveredOtherwise] ?? 0)
        sum[.problemsKept] = (sum[.problemsFound] ?? 0) - (sum[.problemsMerged] ?? 0)
        return sum
    }

    /// Whoever caught up counts on the day of catching up.
    private func studies(_ events: [(name: String, day: String, body: [String: Any])]) -> [(Metric, Int)] {
        let held = events.filter { $0.name == "held" }.compactMap { $0.body["session"] as? [String: Any] }
        let later = events.filter { $0.name == "caughtUp" }.compactMap { ($0.body["members"] as? [Any])?.count }
        let attended = held.compactMap { ($0["attended"] as? [Any])?.count }
        return [(.studySessions, held.count), (.studyAttendances, (attended + later).reduce(0, +))]
    }

    private func meeting(_ events: [(name: String, body: [String: Any])]) -> [Metric: Int] {
        func members(_ name: String) -> Set<String> {
            Set(events.filter { $0.name == name }.compactMap { $0.body["member"] as? String })
        }
        let covered = members("covered")
        var figures: [Metric: Int] = [
            .coveredOtherwise: covered.count, .exempt: members("exempted").subtracting(covered).count,
        ]
        guard events.contains(where: { $0.name == "closed" }) else { return figures }
        var present: Set<String> = []
        for event in events where event.name == "attended" {
            for (member, how) in event.body["attendance"] as? [String: [String: Any]] ?? [:] {
                if how["present"] != nil { present.insert(member) } else { present.remove(member) }
            }
        }
        figures[.held] = 1
        figures[.present] = present.count
        figures[.speeches] = events.count { $0.name == "spoke" || ($0.name == "restated" && $0.body["text"] != nil) }
        figures[.criticisms] = events.count { $0.name == "criticised" }
        figures[.remarks] = events.count { $0.name == "remarked" }
        return figures
    }

    private func problem(
        _ events: [(name: String, day: String, body: [String: Any])], _ day: String
    ) -> [Metric: Int] {
        var figures: [Metric: Int] = [:]
        var (deadline, state) = ("9999", Set<Metric>())
        let round: [Metric] = [.problemsDone, .problemsSolved, .problemsAccepted, .problemsWrittenOff]
        for event in events {
            switch event.name {
            case "found": figures[.problemsFound] = 1
            case "fixedAtOnce":
                figures[.problemsFound] = 1
                state.insert(.problemsDone)
            case "merged": figures[.problemsMerged] = 1
            case "listed", "extended":
                if event.name == "listed" { figures[.problemsWithMeasures] = 1 }
                let plan = event.body["plan"] as? [String: Any]
                let last = (plan?["deadlines"] as? [[String: Any]])?.last ?? event.body["deadline"] as? [String: Any]
                deadline = last?["day"] as? String ?? deadline
            case "posted": figures[.problemsPosted] = 1
            case "done": state.insert(.problemsDone)
            case "verified": state.insert(.problemsSolved)
            case "accepted": state.insert(.problemsAccepted)
            case "writtenOff": state.insert(.problemsWrittenOff)
            case "sentBack": state = []
            case "lookedBack":
                guard (event.body["lookBack"] as? [String: Any])?["stands"] as? Bool == false else { continue }
                figures[.problemsReopened, default: 0] += 1
                state = []
            default: continue
            }
        }
        for metric in round where state.contains(metric) { figures[metric] = 1 }
        let finding = events.lazy.compactMap { $0.body["finding"] as? [String: Any] }.first
        if let finding, finding["subject"] == nil, figures[.problemsMerged] == nil {
            figures[.practicalFound] = 1
            figures[.practicalSolved] = figures[.problemsSolved]
        }
        let isOpen = figures[.problemsFound] == 1 && figures[.problemsMerged] == nil
        if isOpen, !state.contains(.problemsWrittenOff) { figures[.problemsOpen] = 1 }
        if isOpen, deadline < day, !state.contains(.problemsSolved) { figures[.problemsOverdue] = 1 }
        return figures
    }
}
