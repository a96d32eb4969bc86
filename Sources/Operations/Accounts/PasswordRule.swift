import Foundation

/// What every password must meet.
enum PasswordRule: String, CaseIterable {
    /// At least 8 characters.
    case length
    /// At most 256 characters.
    case tooLong
    /// At least 3 of the 4 classes: small letters, capitals, figures, others.
    case classes
    /// It is not the name that one signs in with, nor holds it.
    case login
    /// It is none of those that are tried first.
    case common

    /// All that a password breaks.
    static func broken(by password: String, login: String) throws -> [Self] {
        let common = try CommonPasswords.bundled.get()
        return allCases.filter { rule in
            switch rule {
            case .length: password.count < 8
            case .tooLong: password.count > 256
            case .classes: classes(of: password) < 3
            case .login: holds(password, login)
            case .common: common.contains(password)
            }
        }
    }

    private static func classes(of password: String) -> Int {
        let kinds: [(Character) -> Bool] = [
            { $0.isLowercase }, { $0.isUppercase }, { $0.isNumber },
            { !$0.isLowercase && !$0.isUppercase && !$0.isNumber },
        ]
        return kinds.count { password.contains(where: $0) }
    }

    /// Names of one or two characters stand in many a good password by chance.
    private static func holds(_ password: String, _ login: String) -> Bool {
        let (password, login) = (CommonPasswords.folded(password), CommonPasswords.folded(login))
        return password == login || login.count >= 3 && password.contains(login)
    }
}

/// Passwords that guessing begins with, small or large, with figures and signs for letters, and with a little behind.
struct CommonPasswords: Sendable {
    private let whole: Set<String>
    /// The words of the list without the figures and signs around them.
    private let stems: Set<String>

    static let bundled = Result {
        guard let url = Bundle.module.url(forResource: "common-passwords", withExtension: "txt") else {
            throw CocoaError(.fileNoSuchFile)
        }
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        return CommonPasswords(lines.filter { !$0.hasPrefix("#") }.map(String.init))
    }

    init(_ list: [String]) {
        whole = Set(list.map(Self.folded))
        stems = Set(list.map { Self.folded(Self.stem($0)) }.filter { $0.count >= 5 })
    }

    func contains(_ password: String) -> Bool {
        if whole.contains(Self.folded(password)) { return true }
        let stem = Self.stem(password)
        // What is put around a common word is rarely longer than a year and a sign.
        return password.count - stem.count <= 6 && stems.contains(Self.folded(stem))
    }

    /// Without what is not a letter at both ends; "@" and the like stand for letters there as often as not.
    private static func stem(_ password: String) -> String {
        guard let first = password.firstIndex(where: \.isLetter), let last = password.lastIndex(where: \.isLetter)
        else { return "" }
        return String(password[first...last])
    }

    /// Small, and what is written for a letter as that letter.
    static func folded(_ text: String) -> String {
        String(text.precomposedStringWithCompatibilityMapping.lowercased().map { letters[$0] ?? $0 })
    }

    private static let letters: [Character: Character] = [
        "0": "o", "1": "i", "l": "i", "!": "i", "|": "i", "3": "e", "4": "a", "@": "a", "5": "s", "$": "s", "7": "t",
        "8": "b",
    ]
}
