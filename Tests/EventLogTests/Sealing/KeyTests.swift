import EventLog
import Foundation
import Testing

@Suite("Keys")
struct KeyTests {
    @Test("A data key survives being wrapped, and opens what it sealed")
    func wrapping() throws {
        let master = MasterKey()
        let key = DataKey()
        let sealed = try SealedText(sealing: "承诺", with: key, context: "k")
        let wrapped = try key.wrapped(id: "k", under: master)
        let again = try DataKey(wrapped: wrapped, id: "k", under: master)
        #expect(try sealed.open(with: again, context: "k") == "承诺")
        #expect(throws: SealingError.wrongKeyOrTampered) { try DataKey(wrapped: wrapped, id: "l", under: master) }
        #expect(throws: SealingError.wrongKeyOrTampered) { try DataKey(wrapped: wrapped, id: "k", under: MasterKey()) }
        #expect(throws: SealingError.malformed) { try DataKey(wrapped: "k1.AAAA", id: "k", under: master) }
        #expect(throws: SealingError.malformed) { try DataKey(wrapped: sealed.text, id: "k", under: master) }
        #expect(throws: SealingError.keyDestroyed) { try DataKey(wrapped: nil, id: "k", under: master) }
    }

    @Test("A master key is read from hexadecimal and both base64 alphabets")
    func masterKeyText() throws {
        let bytes = (0..<32).map { UInt8(255 - $0 * 3) }
        let key = try MasterKey(bytes: bytes)
        let base64 = Data(bytes).base64EncodedString()
        let url = base64.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        for text in [key.text, key.text.uppercased(), base64, url, String(url.dropLast()), " \(base64)\n"] {
            #expect(try MasterKey(text: text).text == key.text)
        }
    }

    @Test(
        "What is not 32 bytes is no master key",
        arguments: ["", "abc", String(repeating: "0", count: 63), String(repeating: "g", count: 64), "AAAA", "密钥"])
    func malformedMasterKey(text: String) {
        #expect(throws: MasterKeyError.malformed) { try MasterKey(text: text) }
    }

    @Test("A key that is printed says nothing")
    func printing() throws {
        let master = MasterKey()
        var dumped = ""
        dump(master, to: &dumped)
        dump(DataKey(), to: &dumped)
        #expect("\(master) \(DataKey())" == "MasterKey DataKey")
        #expect(!dumped.contains("SymmetricKey"))
    }
}

@Suite("The master key's file")
struct MasterKeyFileTests {
    let folder = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent(UUID().uuidString).path

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    @Test("A created file has mode 0600, loads to the same key, and is never overwritten")
    func create() throws {
        let path = folder + "/master.key"
        let key = try MasterKey.create(at: path)
        #expect(try MasterKey.load(from: path).text == key.text)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        #expect(throws: MasterKeyError.exists(path: path)) { try MasterKey.create(at: path) }
        #expect(try MasterKey.load(from: path).text == key.text)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["master.key"])
        try FileManager.default.removeItem(atPath: folder)
    }

    @Test("A file that others may read or write is refused", arguments: [0o640, 0o604, 0o660, 0o601, 0o620])
    func tooOpen(mode: Int) throws {
        let path = folder + "/master.key"
        _ = try MasterKey.create(at: path)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        #expect(throws: MasterKeyError.tooOpen(path: path, mode: UInt32(mode))) { try MasterKey.load(from: path) }
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
        _ = try MasterKey.load(from: path)
        try FileManager.default.removeItem(atPath: folder)
    }

    @Test("What is not a key file gives its reason")
    func notAKey() throws {
        #expect(throws: MasterKeyError.notAFile(path: folder)) { try MasterKey.load(from: folder) }
        let missing = folder + "/none"
        #expect(throws: MasterKeyError.unreadable(path: missing, errno: ENOENT)) { try MasterKey.load(from: missing) }
        let nowhere = folder + "/none/master.key"
        #expect(throws: MasterKeyError.unreadable(path: nowhere, errno: ENOENT)) { try MasterKey.create(at: nowhere) }
        for content in [Data(), Data(count: 32), Data(repeating: 65, count: 5000), Data([0xFF, 0xFE])] {
            let path = folder + "/master.key"
            _ = FileManager.default.createFile(
                atPath: path, contents: content, attributes: [.posixPermissions: 0o600])
            #expect(throws: MasterKeyError.malformed) { try MasterKey.load(from: path) }
        }
        try FileManager.default.removeItem(atPath: folder)
    }
}
