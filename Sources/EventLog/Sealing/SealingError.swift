/// Why sealed words or a wrapped key stay closed.
public enum SealingError: Error, Hashable, Sendable {
    /// Not the key, not the context it was sealed for, or a byte was changed: the cipher cannot tell which.
    case wrongKeyOrTampered
    /// Not in the stored form at all.
    case malformed
    /// The key was destroyed at the end of its retention: the words are forgotten for good.
    case keyDestroyed
}

/// Why a master key cannot be had.
public enum MasterKeyError: Error, Hashable, Sendable {
    /// Not 32 bytes written as 64 hexadecimal digits or in base64.
    case malformed
    /// The file, or a link in its place, cannot be opened or written; `errno` says why.
    case unreadable(path: String, errno: Int32)
    /// Not a regular file.
    case notAFile(path: String)
    /// Group or others have rights on the file (the mode is given); it must be 0600 or 0400.
    case tooOpen(path: String, mode: UInt32)
    /// A file stands there already; a key is never overwritten.
    case exists(path: String)
}
