/// What a process remembers of one tenant's records between transactions; all of it can be read again.
final class ProcessCache: Sendable {
    let keyring: Keyring
    let states = StateCache()
    let figures = FigureFold()
    let standings = StandingFold()
    let values = Memory()
    let sessions = Hearing(.sessions)
    let watchers = Watchers()

    init(keyring: Keyring) { self.keyring = keyring }
}
