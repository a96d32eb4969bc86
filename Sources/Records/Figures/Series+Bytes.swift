import PartyLife

/// A series as it is stored: for each metric its name, then day and amount of each change, each as the difference from
/// the one before, in as few bytes as it needs.
extension Series {
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for (metric, sums) in sums.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let name = Array(metric.rawValue.utf8)
            bytes.append(number: Int64(name.count))
            bytes += name
            bytes.append(number: Int64(sums.days.count))
            var (day, total): (Int32, Int64) = (0, 0)
            for (nextDay, nextTotal) in zip(sums.days, sums.totals) {
                bytes.append(number: Int64(nextDay - day))
                bytes.append(number: nextTotal - total)
                (day, total) = (nextDay, nextTotal)
            }
        }
        return bytes
    }

    /// Nil where the bytes are no series. Metrics that this release does not know are passed over.
    init?(bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let length = rest.takeNumber(), length >= 0, length <= rest.count else { return nil }
            let name = String(decoding: rest.prefix(Int(length)), as: UTF8.self)
            rest.removeFirst(Int(length))
            guard let count = rest.takeNumber(), count >= 0, count <= rest.count else { return nil }
            let metric = Metric(rawValue: name)
            var day: Int64 = 0
            for _ in 0..<count {
                guard let days = rest.takeNumber(), let amount = rest.takeNumber() else { return nil }
                day += days
                if let metric { add(Int(amount), metric, on: Day(number: Int(day))) }
            }
        }
    }
}

extension [UInt8] {
    /// Seven bits a byte, the lowest first; the sign is the lowest bit.
    fileprivate mutating func append(number: Int64) {
        var rest = UInt64(bitPattern: (number << 1) ^ (number >> 63))
        while rest >= 0x80 {
            append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}

extension ArraySlice<UInt8> {
    fileprivate mutating func takeNumber() -> Int64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 64, let byte = popFirst() {
            value |= UInt64(byte & 0x7F) << shift
            guard byte >= 0x80 else { return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
            shift += 7
        }
        return nil
    }
}
