import Foundation
import Operations
import PartyLife

/// Puts each digest into a folder as a file of its own, for whatever carries messages on where this runs (mail, the
/// unit's messenger, a text message gateway). The same digest again replaces its own file.
public struct FileSpool: Delivery {
    private let folder: URL
    private let language: Language
    private let origin: String

    /// Makes the folder where there is none, and tries whether it can be written to.
    ///
    /// - Parameter origin: how the site is addressed in links, for instance "https://bihuan.example".
    /// - Throws: why the folder cannot be used.
    public init(folder: String, origin: String) throws {
        self.folder = URL(fileURLWithPath: folder, isDirectory: true)
        (self.origin, language) = (origin, try Catalogue.bundled().standard)
        try FileManager.default.createDirectory(
            at: self.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let trial = self.folder.appendingPathComponent(".\(UUID().uuidString)")
        try Data().write(to: trial)
        try FileManager.default.removeItem(at: trial)
    }

    public func deliver(_ digest: Digest) async throws {
        let lines = digest.reminders.map { $0.line(in: language, today: digest.day, at: origin) }
        let text = lines.joined(separator: "\n\n") + "\n"
        let file = folder.appendingPathComponent("\(digest.day)-\(digest.to).txt")
        try Data(text.utf8).write(to: file, options: .atomic)
    }
}
