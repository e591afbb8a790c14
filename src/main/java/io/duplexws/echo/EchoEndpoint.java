package io.duplexws.echo;

import io.duplexws.handshake.socket.HandshakeConfigurator;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;

/** Echo: every message comes back, text as text, binary as binary. The text message {@code over} ends it with 1000. */
@ServerEndpoint(value = "/ws", configurator = HandshakeConfigurator.class)
public class EchoEndpoint {

    private static final System.Logger LOG = System.getLogger(EchoEndpoint.class.getName());

    private Echo echo;

    @OnOpen
    public void open(Session session) {
        echo = Echo.untilWord(session, LOG, "/ws", "over");
    }

    @OnMessage
    public void text(String part, boolean last) {
        echo.text(part, last);
    }

    @OnMessage
    public void binary(ByteBuffer part, boolean last) {
        echo.binary(part, last);
    }

    @OnMessage
    public void pong(PongMessage pong) {
        echo.pong(pong);
    }

    @OnError
    public void error(Throwable thrown) {
        if (echo != null) {
            echo.error(thrown);
        }
    }

    @OnClose
    public void close(CloseReason reason) {
        if (echo != null) {
            echo.closed(reason);
        }
    }
}
