import HTTPTypes
import NIOCore
import Testing

@testable import Web

@Suite struct FormTests {
    @Test("Repeated and indexed names keep all their values in order")
    func repeated() throws {
        let form = try Form(urlEncoded: "a=1&a=2&attendance%5BM1%5D=present&attendance[M2]=leave&attendance=x".utf8)
        #expect(form["a"] == "1")
        #expect(form.all("a") == ["1", "2"])
        #expect(form.indexed("attendance").map(\.key) == ["M1", "M2"])
        #expect(form.indexed("attendance").map(\.value) == ["present", "leave"])
        #expect(form["b"] == nil)
        #expect(form.all("b") == [])
    }

    @Test(
        "Values are decoded as the URL standard says",
        arguments: [
            ("a=%E8%B7%AF+%E7%81%AF", "路 灯"), ("a=100%", "100%"), ("a=%zz", "%zz"), ("a=b=c", "b=c"), ("a", ""),
            ("a=", ""), ("a=%0D%0Ab%0Dc%0Bd", "\nb\nc\nd"), ("a=x%07y", "xy"), ("&&a=1&", "1"), ("a=%2", "%2"),
        ])
    func decoding(body: String, value: String) throws {
        #expect(try Form(urlEncoded: body.utf8)["a"] == value)
    }

    @Test("Bytes that are not text are refused", arguments: ["a=%FF", "a=%C0%80", "a=%ED%A0%80", "%E8=1", "a=%00"])
    func refusesBytes(body: String) {
        #expect(throws: PageError(.badRequest, "error.form.encoding")) { try Form(urlEncoded: body.utf8) }
    }

    @Test("More fields than any page has are refused")
    func refusesManyFields() {
        let body = String(repeating: "a&", count: 10_001)
        #expect(throws: PageError(.badRequest, "error.form.fields")) { try Form(urlEncoded: body.utf8) }
    }

    @Test("White space alone is no answer")
    func trimming() throws {
        let form = try Form(urlEncoded: "a=+%E3%80%80%0A&b=+x+y+".utf8)
        #expect(form.trimmed("a") == nil)
        #expect(form.trimmed("b") == "x y")
        #expect(form.trimmed("c") == nil)
    }

    static func body(_ parts: [String], end: String = "--b--\r\n") -> ByteBuffer {
        ByteBuffer(string: parts.map { "--b\r\nContent-Disposition: form-data; \($0)\r\n" }.joined() + end)
    }

    @Test("Fields and files of an upload")
    func uploads() throws {
        let form = try Form(
            multipart: Self.body([
                "name=\"form-token\"\r\n\r\n令牌",
                "name=\"roster\"; filename=\"C:\\\\党员\\\\名册 %22一%22.csv\"\r\nContent-Type: text/csv\r\n\r\na\r\n--\r\n--cx",
                "filename=\"\"; name=none\r\nContent-Type: application/octet-stream\r\n\r\n",
            ]), boundary: "b")
        #expect(form["form-token"] == "令牌")
        let upload = try #require(form.upload("roster"))
        #expect(upload.filename == "名册 \"一\".csv")
        #expect(upload.contentType == "text/csv")
        #expect(String(buffer: upload.bytes) == "a\r\n--\r\n--cx")
        #expect(form.upload("none") == nil)
    }

    @Test("A file keeps every byte")
    func keepsBytes() throws {
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) } + Array("\r\n--".utf8)
        var body = ByteBuffer(string: "--b\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n")
        body.writeBytes(bytes)
        body.writeString("\r\n--b--")
        #expect(try Form(multipart: body, boundary: "b").upload("f").map { Array($0.bytes.readableBytesView) } == bytes)
    }

    @Test(
        "Broken uploads are refused",
        arguments: [
            ByteBuffer(string: ""), ByteBuffer(string: "--b"), ByteBuffer(string: "--c--"),
            body(["name=a\r\n\r\nx"], end: ""), body(["name=a\r\n"], end: "--b--"), body(["x=a\r\n\r\nx"]),
            ByteBuffer(string: "--b\r\nno colon\r\n\r\nx\r\n--b--"), ByteBuffer(string: "--b\r\n\r\n\r\nx\r\n--b--"),
            ByteBuffer(string: "--b\r\n" + String(repeating: "a: b\r\n", count: 5_000) + "\r\nx\r\n--b--"),
        ])
    func refusesBroken(body: ByteBuffer) {
        #expect(throws: PageError.self) { try Form(multipart: body, boundary: "b") }
    }
}
