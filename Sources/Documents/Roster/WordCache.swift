/// Remembers what a word meant, found by its bytes: the same few words stand in most cells of a column.
struct WordCache<Value> {
    private var slots = [Int32](repeating: -1, count: 256)
    private var keys: [UInt8] = []
    private var ends: [Int] = []
    private var values: [Value] = []

    private static var capacity: Int { 1 << 16 }

    /// The value of the word, made from its text when it is met for the first time.
    mutating func value(_ word: Span<UInt8>, make: (String) -> Value) -> Value {
        var slot = WordCache.hash(word) & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if equals(index, word) { return values[index] }
            slot = (slot + 1) & (slots.count - 1)
        }
        let value = make(String(utf8: word))
        guard values.count < WordCache.capacity, word.count <= 256 else { return value }
        slots[slot] = Int32(values.count)
        for index in word.indices { keys.append(word[index]) }
        ends.append(keys.count)
        values.append(value)
        if values.count * 2 > slots.count { grow() }
        return value
    }

    private func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    private func equals(_ index: Int, _ word: Span<UInt8>) -> Bool {
        let range = range(index)
        guard range.count == word.count else { return false }
        for offset in word.indices where keys[range.lowerBound + offset] != word[offset] { return false }
        return true
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for index in values.indices {
            var slot = WordCache.hash(keys.span.extracting(range(index))) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }

    /// Seeded anew in each run, so that no file can be made to collide.
    private static func hash(_ word: Span<UInt8>) -> Int {
        var hasher = Hasher()
        word.withUnsafeBufferPointer { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        return hasher.finalize() & Int.max
    }
}
