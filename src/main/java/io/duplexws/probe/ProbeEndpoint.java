package io.duplexws.probe;

import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;

/** Does what it is told, by JSON commands and by its query: sends, waits, pings, closes, and tells what has arrived. */
@ServerEndpoint(value = "/probe", configurator = ProbeConfigurator.class)
public class ProbeEndpoint {

    private Probe probe;

    @OnOpen
    public void open(Session session) {
        probe = Probe.on(session);
    }

    @OnMessage
    public void text(String part, boolean last) {
        probe.text(part, last);
    }

    @OnMessage
    public void binary(ByteBuffer part, boolean last) {
        probe.binary(part, last);
    }

    @OnMessage
    public void pong(PongMessage pong) {
        probe.pong(pong.getApplicationData());
    }

    @OnError
    public void error(Throwable thrown) {
        if (probe != null) {
            probe.error(thrown);
        }
    }

    @OnClose
    public void close(CloseReason reason) {
        if (probe != null) {
            probe.closed(reason);
        }
    }
}
