import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Style sheet, script and icon: read once at start, served under a name made of their content, so that browsers may
/// keep them for a year and a new release is seen at once.
public struct Assets: Sendable {
    struct File: Sendable {
        let path: String
        let type: String
        let bytes: ByteBuffer
        let tag: String
    }

    let stylesheet: File
    let script: File
    let icon: File

    /// The assets that are shipped with the program.
    public static func bundled() throws -> Assets {
        try Assets(folder: Bundle.module.bundleURL.appendingPathComponent("Public"))
    }

    /// Joins the `.css` files of a folder and its `.js` files, each in the order of their names, and reads `icon.svg`.
    init(folder: URL) throws {
        stylesheet = Self.file("css", type: "text/css", try Self.joined("css", in: folder))
        script = Self.file("js", type: "text/javascript", try Self.joined("js", in: folder))
        icon = Self.file("svg", type: "image/svg+xml", try Data(contentsOf: folder.appendingPathComponent("icon.svg")))
    }

    private static func joined(_ kind: String, in folder: URL) throws -> Data {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == kind }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
            .reduce(into: Data()) { $0 += try Data(contentsOf: $1) }
    }

    private static func file(_ suffix: String, type: String, _ data: Data) -> File {
        let hash = String(fingerprint(data), radix: 16)
        return File(
            path: "/assets/app-\(hash).\(suffix)",
            type: "\(type); charset=utf-8",
            bytes: ByteBuffer(bytes: data),
            tag: "\"\(hash)\""
        )
    }

    /// FNV-1a over 64 bits: tells releases apart, guards nothing.
    private static func fingerprint(_ data: Data) -> UInt64 {
        data.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

extension RouterMethods {
    /// `GET /assets/…` for each of the assets.
    @discardableResult
    public func addAssets(_ assets: Assets) -> Self {
        for file in [assets.stylesheet, assets.script, assets.icon] {
            get(RouterPath(file.path)) { request, _ in
                let headers: HTTPFields = [
                    .contentType: file.type, .cacheControl: "public, max-age=31536000, immutable", .eTag: file.tag,
                ]
                let known = request.headers[.ifNoneMatch]?.split(separator: ",").contains {
                    $0.drop { $0 == " " } == file.tag
                }
                if known == true { return Response(status: .notModified, headers: headers) }
                return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: file.bytes))
            }
        }
        return self
    }
}
