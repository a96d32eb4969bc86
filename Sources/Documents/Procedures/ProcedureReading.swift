import PartyLife
import Yams

/// Finds all that is wrong with a procedure file in one reading: where a value cannot be decoded, the shipped
/// procedure's stands in for it, and the reading goes on.
struct ProcedureReading {
    private let original: Node
    private var node: Node
    private let pattern: Node
    private let end: ContinuousClock.Instant
    private var defects: [ProcedureFile.Defect] = []

    /// - Parameter end: when to stop looking for more defects; each that is found costs another reading.
    init(root: Node, pattern: Node, until end: ContinuousClock.Instant) {
        (original, node, self.pattern, self.end) = (root, root, pattern, end)
    }

    mutating func read() -> (Procedure?, [ProcedureFile.Defect]) {
        while defects.count < 200, defects.isEmpty || ContinuousClock.now < end {
            do {
                let procedure = try YAMLDecoder().decode(Procedure.self, from: node)
                return (defects.isEmpty ? procedure : nil, (defects + broken(procedure)).sorted(by: isEarlier))
            } catch let error as DecodingError {
                guard repair(error) else { return (nil, defects.sorted(by: isEarlier)) }
            } catch {
                defects.append(.init(path: "", line: nil, reason: .notYAML))
                return (nil, defects)
            }
        }
        return (nil, defects.sorted(by: isEarlier))
    }

    /// Notes what could not be decoded and puts the pattern's value in its place; false where there is none.
    private mutating func repair(_ error: DecodingError) -> Bool {
        let (steps, reason) = Self.place(of: error)
        let found = original.value(at: steps)
        defects.append(
            .init(
                path: Self.path(steps), line: found?.mark?.line,
                reason: found == nil ? .rule(.missing) : reason))
        guard let standIn = pattern.value(at: steps.map(\.first)), node.value(at: steps) != standIn else {
            return false
        }
        return node.set(standIn, at: steps[...])
    }

    /// Rules that are broken, where what they speak of could be read.
    private func broken(_ procedure: Procedure) -> [ProcedureFile.Defect] {
        var repaired = Set(defects.map { Self.section(of: $0.path) })
        // The timetable is measured against the window and the window against nothing else.
        if repaired.contains("window") { repaired.insert("timetable") }
        return procedure.defects.filter { !repaired.contains(Self.section(of: $0.path)) }.map { defect in
            let line = original.value(at: Self.steps(of: defect.path))?.mark?.line
            return .init(path: defect.path, line: line, reason: .rule(defect.reason))
        }
    }

    private func isEarlier(_ left: ProcedureFile.Defect, _ right: ProcedureFile.Defect) -> Bool {
        (left.line ?? .max, left.path) < (right.line ?? .max, right.path)
    }
}

/// A step into a file: a key of a mapping or a place in a list.
private enum FileStep: Hashable {
    case key(String)
    case index(Int)

    /// The pattern's lists serve by their first item, which stands for all.
    var first: FileStep { if case .index = self { .index(0) } else { self } }
}

extension ProcedureReading {
    private static func place(of error: DecodingError) -> ([FileStep], ProcedureFile.Reason) {
        func steps(_ path: [any CodingKey]) -> [FileStep] {
            path.map { key in key.intValue.map(FileStep.index) ?? .key(key.stringValue) }
        }
        switch error {
        case .keyNotFound(let key, let context): return (steps(context.codingPath + [key]), .rule(.missing))
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            return (steps(context.codingPath), .notUnderstood)
        @unknown default: return ([], .notUnderstood)
        }
    }

    private static func path(_ steps: [FileStep]) -> String {
        steps.reduce(into: "") { path, step in
            switch step {
            case .key(let key): path += (path.isEmpty ? "" : ".") + key
            case .index(let index): path += "[\(index)]"
            }
        }
    }

    private static func steps(of path: String) -> [FileStep] {
        path.split { $0 == "." || $0 == "[" }.map { part in
            part.hasSuffix("]") ? Int(part.dropLast()).map(FileStep.index) ?? .key("") : .key(String(part))
        }
    }

    private static func section(of path: String) -> Substring { path.prefix { $0 != "." && $0 != "[" } }
}

extension Node {
    fileprivate func value(at steps: [FileStep]) -> Node? {
        var node: Node? = self
        for step in steps { node = node?.value(at: step) }
        return node
    }

    private func value(at step: FileStep) -> Node? {
        switch (self, step) {
        case (.mapping(let mapping), .key(let key)): mapping[key]
        case (.sequence(let list), .index(let index)) where list.indices.contains(index): list[index]
        default: nil
        }
    }

    /// Whether it could be put there.
    fileprivate mutating func set(_ value: Node, at steps: ArraySlice<FileStep>) -> Bool {
        guard let step = steps.first else {
            self = value
            return true
        }
        switch (self, step) {
        case (.mapping(var mapping), .key(let key)):
            var inner = mapping[key] ?? value
            guard inner.set(value, at: steps.dropFirst()) else { return false }
            mapping[key] = inner
            self = .mapping(mapping)
        case (.sequence(var list), .index(let index)) where list.indices.contains(index):
            guard list[index].set(value, at: steps.dropFirst()) else { return false }
            self = .sequence(list)
        default: return false
        }
        return true
    }
}
