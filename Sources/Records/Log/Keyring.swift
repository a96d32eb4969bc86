import EventLog
import PartyLife
import Storage

/// The data keys of a deployment, each wrapped by its master key. Opening words goes through here alone.
public final class Keyring: Sendable {
    private let master: MasterKey
    private let opened = Memory(limit: 100_000)
    /// Of keys that were destroyed.
    private let destroyed = Hearing(.keys)

    public init(master: MasterKey) { self.master = master }

    /// A new key: a branch's words get one when they are first sealed.
    func make(_ id: String) throws -> Draft.NewKey {
        let key = DataKey()
        return Draft.NewKey(id: id, key: key, wrapped: try key.wrapped(id: id, under: master))
    }

    package static func sealer(_ key: DataKey, _ id: String) -> any WordSealer { Sealer(key: key, id: id) }

    /// The words, or nil when their key was destroyed at the end of its retention.
    func open(_ words: Words, with id: String, by reader: Reader) throws -> String? {
        switch words {
        case .plain(let text): return text
        case .sealed:
            guard let key = try key(id, by: reader) else { return nil }
            return try Self.open(words, with: key, id)
        }
    }

    static func open(_ words: Words, with key: DataKey, _ id: String) throws -> String {
        switch words {
        case .plain(let text): text
        case .sealed(let box): try SealedText(stored: box).open(with: key, context: id)
        }
    }

    /// Forgets for good what was sealed under this key; the log stays whole.
    func destroy(_ id: String, tenant: String, in session: any Transaction) throws {
        try session.execute(
            "UPDATE data_key SET wrapped = NULL WHERE tenant = ? AND id = ?", [.text(tenant), .text(id)])
        try session.announce(Self.destruction + tenant + "/" + id)
    }

    /// Nil where there is none yet, or it was destroyed.
    func key(_ id: String, by reader: Reader) throws -> DataKey? {
        let (name, moment) = (Memory.Name.text(reader.tenant + "/" + id), destroyed.moment)
        if let key = opened.value(DataKey.self, name, at: moment) { return key }
        let row = try reader.first("SELECT wrapped FROM data_key WHERE tenant = ? AND id = ?", .text(id))
        guard let wrapped = try row?.optionalText("wrapped") else { return nil }
        let key = try DataKey(wrapped: wrapped, id: id, under: master)
        if reader.isCommitted { opened.put(key, for: name, at: moment) }
        return key
    }

    /// Whether the master key is the one under which the data keys here were wrapped; one of them is tried.
    func fits(_ session: any Transaction) throws -> Bool {
        guard try session.tables().contains(where: { $0.name == "data_key" }) else { return true }
        let row = try session.first("SELECT id, wrapped FROM data_key WHERE wrapped IS NOT NULL LIMIT 1")
        guard let row else { return true }
        return (try? DataKey(wrapped: try row.text("wrapped"), id: try row.text("id"), under: master)) != nil
    }

    private struct Sealer: WordSealer {
        let key: DataKey
        let id: String

        func seal(_ plain: String) throws -> String { try SealedText(sealing: plain, with: key, context: id).text }
    }
}

extension Keyring {
    private static var destruction: String { "key destroyed: " }

    /// Reads all keys again when any server has destroyed one, or something may have been missed.
    func heed(_ announcement: String) {
        if announcement.isEmpty || announcement.hasPrefix(Self.destruction) { forget() }
    }

    /// Reads all keys again.
    func forget() { destroyed.hear() }

    /// Whether the master key opens what is sealed in a store; so it does where nothing is sealed yet.
    public func fits(_ store: any Store) async throws -> Bool {
        try await store.read { try self.fits($0) }
    }
}
