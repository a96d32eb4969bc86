import Foundation
import HTTPTypes
import Hummingbird

extension Site {
    /// The site's own address for what leaves it: on paper, in codes and calendars. Never as a request names it, for
    /// whoever sends one can name another.
    var origin: String { origins.first ?? "http://127.0.0.1:8080" }

    /// The address that a request comes from: its connection's, or where that is a proxy of ours what the proxy says.
    /// Of a wider network of IPv6, which one subscriber has whole, the part that tells subscribers apart.
    func source(of request: Request, from peer: String?) -> String {
        var source = peer ?? ""
        if proxies.contains(source), let said = HTTPField.Name("X-Forwarded-For").flatMap({ request.headers[$0] }) {
            source = said.split(separator: ",").last.map { $0.filter { $0 != " " } } ?? source
        }
        return Self.network(of: source)
    }

    /// Of an address of IPv6 the first half.
    private static func network(of address: String) -> String {
        var parsed = in6_addr()
        guard inet_pton(AF_INET6, address, &parsed) == 1 else { return address }
        let bytes = withUnsafeBytes(of: parsed) { Array($0) }
        // Addresses of IPv4 as a socket of both shows them.
        if bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff] {
            return bytes.suffix(4).map(String.init).joined(separator: ".")
        }
        return bytes.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
