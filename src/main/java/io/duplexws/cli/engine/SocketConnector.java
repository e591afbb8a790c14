package io.duplexws.cli.engine;

import io.duplexws.cli.engine.loop.Loops;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;

/** A connector whose WebSockets are handled by {@link SocketHandler}. */
final class SocketConnector extends Connector {

    /** Null where Tomcat is to serve WebSockets as well. */
    private final Loops loops;

    SocketConnector(Loops loops) {
        super("org.apache.coyote.http11.Http11NioProtocol");
        this.loops = loops;
    }

    @Override
    public Request createRequest(org.apache.coyote.Request coyoteRequest) {
        return new UpgradableRequest(this, coyoteRequest);
    }

    private final class UpgradableRequest extends Request {

        UpgradableRequest(Connector connector, org.apache.coyote.Request coyoteRequest) {
            super(connector, coyoteRequest);
        }

        @Override
        public <T extends HttpUpgradeHandler> T upgrade(Class<T> type) throws IOException, ServletException {
            if (type != WsHttpUpgradeHandler.class) {
                return super.upgrade(type);
            }
            SocketHandler handler = super.upgrade(SocketHandler.class);
            handler.offer(loops);
            return type.cast(handler);
        }
    }
}
