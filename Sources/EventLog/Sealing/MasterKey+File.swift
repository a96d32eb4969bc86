import Foundation

extension MasterKey {
    /// The key kept in a file that nobody but its owner may touch.
    public static func load(from path: String) throws(MasterKeyError) -> MasterKey {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw .unreadable(path: path, errno: errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .unreadable(path: path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
        let mode = status.st_mode & 0o7777
        guard mode & 0o077 == 0 else { throw .tooOpen(path: path, mode: UInt32(mode)) }

        var bytes = [UInt8](repeating: 0, count: 256)
        let count = Foundation.read(file, &bytes, bytes.count)
        guard count >= 0 else { throw .unreadable(path: path, errno: errno) }
        guard count < bytes.count else { throw .malformed }
        return try MasterKey(text: String(decoding: bytes[..<count], as: UTF8.self))
    }

    /// Makes a new key in a new file of mode 0600. The file appears whole and on disk, or not at all.
    public static func create(at path: String) throws(MasterKeyError) -> MasterKey {
        let key = MasterKey()
        let draft = "\(path).\(UInt64.random(in: .min ... .max)).new"
        defer { unlink(draft) }
        guard write(key.text + "\n", to: draft) else { throw .unreadable(path: path, errno: errno) }
        guard link(draft, path) == 0 else {
            throw errno == EEXIST ? .exists(path: path) : .unreadable(path: path, errno: errno)
        }
        syncFolder(of: path)
        return key
    }

    /// False leaves the reason in `errno`.
    private static func write(_ text: String, to path: String) -> Bool {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        let bytes = Array(text.utf8)
        let written = Foundation.write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
        let reason = errno
        close(file)
        errno = reason
        return written
    }

    private static func syncFolder(of path: String) {
        let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}
