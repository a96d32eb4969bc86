import Hummingbird
import HummingbirdCore
import Logging

extension Site {
    /// The site at an address, within limits.
    public func application(
        at address: BindAddress, within limits: ServingLimits, logger: Logger
    ) -> some ApplicationProtocol {
        Application(
            router: router(),
            server: .http1(configuration: .init(additionalChannelHandlers: [ConnectionGuard(limits)])),
            configuration: .init(
                address: address, serverName: "bihuan",
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections, logger: logger)),
            logger: logger)
    }
}
