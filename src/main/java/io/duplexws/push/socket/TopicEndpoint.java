package io.duplexws.push.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;

/** {@code /push/{topic}}: hears one topic, as payloads, or as objects with the subprotocol {@code push.v1}. */
@ServerEndpoint(value = "/push/{topic}", configurator = PushConfigurator.class)
public class TopicEndpoint {

    private Talk talk;

    @OnOpen
    public void open(Session session, @PathParam("topic") String topic) {
        talk = Talk.on(session, topic);
    }

    @OnMessage
    public void text(String part, boolean last) {
        talk.text(part, last);
    }

    @OnMessage
    public void binary(ByteBuffer part, boolean last) {
        talk.binary();
    }

    @OnMessage
    public void pong(PongMessage pong) {
        talk.pong();
    }

    @OnError
    public void error(Throwable thrown) {
        if (talk != null) {
            talk.error(thrown);
        }
    }

    @OnClose
    public void close(CloseReason reason) {
        if (talk != null) {
            talk.closed(reason);
        }
    }
}
