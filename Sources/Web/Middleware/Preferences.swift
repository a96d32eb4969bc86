import Hummingbird

/// How the reader wants pages shown. Kept in cookies, so that it works before sign-in.
public struct Preferences: Sendable {
    public enum Theme: String, Sendable, CaseIterable {
        case automatic = "auto"
        case light
        case dark
    }

    public var language: Language
    public var theme: Theme = .automatic
    /// Care mode (关怀模式): large type and targets.
    public var care = false

    public init(language: Language, theme: Theme = .automatic, care: Bool = false) {
        self.language = language
        self.theme = theme
        self.care = care
    }

    enum CookieName {
        static let language = "language"
        static let theme = "theme"
        static let care = "care"
    }
}
