package io.duplexws.cli;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;

/** A connector whose WebSockets are handled by {@link SocketHandler}. */
final class SocketConnector extends Connector {

    SocketConnector() {
        super("org.apache.coyote.http11.Http11NioProtocol");
    }

    @Override
    public Request createRequest(org.apache.coyote.Request coyoteRequest) {
        return new UpgradableRequest(this, coyoteRequest);
    }

    private static final class UpgradableRequest extends Request {

        UpgradableRequest(Connector connector, org.apache.coyote.Request coyoteRequest) {
            super(connector, coyoteRequest);
        }

        @Override
        public <T extends HttpUpgradeHandler> T upgrade(Class<T> type) throws IOException, ServletException {
            return type == WsHttpUpgradeHandler.class
                    ? type.cast(super.upgrade(SocketHandler.class))
                    : super.upgrade(type);
        }
    }
}
