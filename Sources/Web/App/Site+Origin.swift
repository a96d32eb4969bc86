import HTTPTypes
import Hummingbird

extension Site {
    /// The site's own address for what is handed out on paper: as it was set, else as this request came.
    func origin(of request: Request) -> String {
        if let origin = origins.sorted().first { return origin }
        return "\(secure ? "https" : "http")://\(request.head.authority ?? "")"
    }
}
