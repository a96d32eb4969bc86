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
        if try entries > limits.entries || isTooLarge(announced(entries)) { throw RosterFileError.Cause.zipBomb }
    }

    /// Bytes to which all entries say that they inflate. What they inflate to in truth is counted as they are read.
    private func announced(_ entries: zip_int64_t) throws -> Int {
        var total: zip_uint64_t = 0
        for index in 0..<zip_uint64_t(max(entries, 0)) {
            var status = zip_stat_t()
            guard zip_stat_index(archive, index, 0, &status) == 0 else { throw RosterFileError.Cause.damaged }
            total = total.addingReportingOverflow(status.size).overflow ? .max : total + status.size
        }
        return Int(clamping: total)
    }

    private func isTooLarge(_ inflated: Int) -> Bool {
        inflated > limits.inflatedBytes || (inflated > 32 << 20 && inflated / limits.ratio > size)
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
        let before = inflated
        var count = 0
        var scanner = XMLScanner { buffer in
            let read = zip_fread(entry, buffer.baseAddress, zip_uint64_t(buffer.count))
            if read < 0 { throw RosterFileError.Cause.damaged }
            count += Int(read)
            if self.isTooLarge(before + count) { throw RosterFileError.Cause.zipBomb }
            return Int(read)
        }
        defer { inflated = before + count }
        return try body(&scanner)
    }
}
