/// What a process remembers of one tenant's records between transactions; all of it can be read again.
final class ProcessCache: Sendable {
    let keyring: Keyring
    let states = StateCache()
    let figures = FigureFold()
    let standings = StandingFold()
    let sessions = SessionMemory()
    let tree = TreeMemory()
    /// What is written once and stays.
    let lasting = TreeMemory()

    init(keyring: Keyring) { self.keyring = keyring }
}
