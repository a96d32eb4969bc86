import EventLog
import PartyLife
import Storage
import Synchronization

/// The data keys of a deployment, each wrapped by its master key. Opening words goes through here alone.
public final class Keyring: Sendable {
    private let master: MasterKey
    private let opened = Mutex<[String: DataKey]>([:])

    public init(master: MasterKey) { self.master = master }

    /// The sealer for this key, made on first use.
    func sealer(_ id: String, tenant: String, in session: any Session) throws -> any WordSealer {
        if let key = try key(id, tenant: tenant, in: session) { return Sealer(key: key, id: id) }
        let made = DataKey()
        try session.execute(
            "INSERT INTO data_key (tenant, id, wrapped) VALUES (?, ?, ?)",
            [.text(tenant), .text(id), .text(try made.wrapped(id: id, under: master))])
        return Sealer(key: made, id: id)
    }

    /// The words, or nil when their key was destroyed at the end of its retention.
    func open(_ words: Words, with id: String, tenant: String, in session: any Session) throws -> String? {
        switch words {
        case .plain(let text): return text
        case .sealed(let box):
            guard let key = try key(id, tenant: tenant, in: session) else { return nil }
            return try SealedText(stored: box).open(with: key, context: id)
        }
    }

    /// Forgets for good what was sealed under this key; the log stays whole.
    func destroy(_ id: String, tenant: String, in session: any Session) throws {
        opened.withLock { $0[tenant + "/" + id] = nil }
        try session.execute(
            "UPDATE data_key SET wrapped = NULL WHERE tenant = ? AND id = ?", [.text(tenant), .text(id)])
    }

    private func key(_ id: String, tenant: String, in session: any Session) throws -> DataKey? {
        let name = tenant + "/" + id
        if let key = opened.withLock({ $0[name] }) { return key }
        let row = try session.first(
            "SELECT wrapped FROM data_key WHERE tenant = ? AND id = ?", [.text(tenant), .text(id)])
        guard let wrapped = try row?.optionalText("wrapped") else { return nil }
        let key = try DataKey(wrapped: wrapped, id: id, under: master)
        opened.withLock { $0[name] = key }
        return key
    }

    private struct Sealer: WordSealer {
        let key: DataKey
        let id: String

        func seal(_ plain: String) throws -> String { try SealedText(sealing: plain, with: key, context: id).text }
    }
}
