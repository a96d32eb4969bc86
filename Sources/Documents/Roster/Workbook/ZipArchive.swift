import CZip

/// A zip archive in memory, read with bounds on what it may inflate to.
final class ZipArchive {
    private let archive: OpaquePointer
    private let limits: RosterLimits
    private let size: Int
    /// Bytes inflated so far, over all entries.
    private var inflated = 0

    /// - Parameter bytes: must outlive the archive.
    init(_ bytes: UnsafeRawBufferPointer, limits: RosterLimits) throws {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
            throw RosterFileError.Cause.damaged
        }
        guard let opened = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw zip_error_code_zip(&error) == ZIP_ER_NOZIP
                ? RosterFileError.Cause.truncated : RosterFileError.Cause.damaged
        }
        archive = opened
        self.limits = limits
        size = bytes.count
        let entries = zip_get_num_entries(opened, 0)
        if entries > limits.entries {
            throw RosterFileError.Cause.zipBomb
        }
    }

    deinit { zip_discard(archive) }

    func contains(_ name: String) -> Bool { zip_name_locate(archive, name, ZIP_FL_NOCASE) >= 0 }

    /// Hands the inflated bytes of an entry on, piece by piece.
    func read<Result>(
        _ name: String, _ body: (inout XMLScanner) throws -> Result
    ) throws -> Result? {
        let index = zip_name_locate(archive, name, ZIP_FL_NOCASE)
        guard index >= 0 else { return nil }
        var status = zip_stat_t()
        guard zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0 else {
            throw RosterFileError.Cause.damaged
        }
        if status.encryption_method != UInt16(ZIP_EM_NONE) { throw RosterFileError.Cause.encrypted }
        if status.size > zip_uint64_t(limits.inflatedBytes) { throw RosterFileError.Cause.zipBomb }
        guard let entry = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
            throw RosterFileError.Cause.damaged
        }
        defer { zip_fclose(entry) }
        let (limits, size, before) = (limits, size, inflated)
        var count = 0
        var scanner = XMLScanner { buffer in
            let read = zip_fread(entry, buffer.baseAddress, zip_uint64_t(buffer.count))
            if read < 0 { throw RosterFileError.Cause.damaged }
            count += Int(read)
            let total = before + count
            if total > limits.inflatedBytes || (total > 32 << 20 && total / limits.ratio > size) {
                throw RosterFileError.Cause.zipBomb
            }
            return Int(read)
        }
        defer { inflated = before + count }
        return try body(&scanner)
    }
}
