/// What a process remembers of one tenant's records between transactions; all of it can be read again.
final class Memory: Sendable {
    let keyring: Keyring
    let states = StateCache()
    let figures = FigureFold()
    let tree = TreeMemory()

    init(keyring: Keyring) { self.keyring = keyring }
}
