import CZip
import Foundation

/// Writes zip files in memory. The same parts always give the same bytes.
public enum ZipWriter {
    public enum Failure: Error { case notWritten }

    /// - Parameter parts: path and content, in the order in which they are to stand.
    public static func archive(_ parts: [(path: String, content: Data)]) throws -> Data {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(nil, 0, 0, &error) else { throw Failure.notWritten }
        // One reference is kept, to read the bytes back after the archive is closed.
        zip_source_keep(source)
        defer { zip_source_free(source) }
        guard let archive = zip_open_from_source(source, ZIP_TRUNCATE, &error) else {
            zip_source_free(source)
            throw Failure.notWritten
        }
        do {
            for part in parts { try add(part.path, part.content, to: archive) }
        } catch {
            zip_discard(archive)
            throw error
        }
        guard zip_close(archive) == 0 else {
            zip_discard(archive)
            throw Failure.notWritten
        }
        return try bytes(of: source)
    }

    private static func add(_ path: String, _ content: Data, to archive: OpaquePointer) throws {
        // libzip reads the buffer at zip_close and frees it itself.
        guard let copy = malloc(max(content.count, 1)) else { throw Failure.notWritten }
        content.copyBytes(to: UnsafeMutableRawBufferPointer(start: copy, count: content.count))
        guard let source = zip_source_buffer(archive, copy, zip_uint64_t(content.count), 1) else {
            free(copy)
            throw Failure.notWritten
        }
        let index = zip_file_add(archive, path, source, ZIP_FL_ENC_UTF_8)
        guard index >= 0 else {
            zip_source_free(source)
            throw Failure.notWritten
        }
        // 1980-01-01 00:00, the first moment that a zip file knows.
        guard zip_file_set_dostime(archive, zip_uint64_t(index), 0, 0x21, 0) == 0 else { throw Failure.notWritten }
    }

    private static func bytes(of source: OpaquePointer) throws -> Data {
        var status = zip_stat_t()
        guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else { throw Failure.notWritten }
        defer { zip_source_close(source) }
        var data = Data(count: Int(status.size))
        let count = data.withUnsafeMutableBytes { zip_source_read(source, $0.baseAddress, zip_uint64_t($0.count)) }
        guard count == data.count else { throw Failure.notWritten }
        return data
    }
}
