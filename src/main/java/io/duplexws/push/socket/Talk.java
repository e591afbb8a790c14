package io.duplexws.push.socket;

import io.duplexws.push.Position;
import io.duplexws.push.Topic;
import io.duplexws.socket.Connection;
import io.duplexws.socket.Ending;
import io.duplexws.socket.Piece;
import io.duplexws.socket.Sockets;
import io.duplexws.socket.Use;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.util.List;

/** One connection to push: from its handshake to its end. The container calls it from one thread at a time. */
final class Talk {

    private static final System.Logger LOG = System.getLogger(Talk.class.getName());

    private final PushSockets push = PushSockets.current();
    private final Connection connection;
    private final Ending ending;
    private final StringBuilder message = new StringBuilder();
    private boolean first = true;
    private boolean done;

    /** Null with raw payloads. */
    private Objects objects;

    /** Null without. */
    private Raw raw;

    private Talk(Session session, String path) {
        this.connection = Sockets.current().open(session, speaksObjects(session) ? Use.PUSH_V1 : Use.PUSH);
        this.ending = new Ending(LOG, path);
    }

    /** @param topic of the path; empty for none */
    static Talk on(Session session, String topic) {
        Talk talk = new Talk(session, topic.isEmpty() ? "/push" : "/push/" + topic);
        talk.begin(session, topic);
        return talk;
    }

    private void begin(Session session, String name) {
        boolean speaksObjects = speaksObjects(session);
        if (name.isEmpty() && !speaksObjects) {
            close(CloseCodes.VIOLATED_POLICY, "wanted the subprotocol push.v1, or a topic as in /push/news");
            return;
        }
        try {
            Position from = Position.parse(parameter(session, "after"));
            if (speaksObjects) {
                objects = new Objects(connection.outbox(), push, PushConfigurator.authorization(session));
                if (!name.isEmpty()) {
                    objects.hearFirst(new Topic(name), from);
                }
            } else {
                Topic topic = new Topic(name);
                raw = new Raw(connection.outbox(), push.payloads());
                push.hub().subscribe(topic, from, raw);
            }
        } catch (IllegalArgumentException bad) {
            close(CloseCodes.VIOLATED_POLICY, bad.getMessage());
        }
    }

    private static boolean speaksObjects(Session session) {
        return PushSockets.SUBPROTOCOL.equals(session.getNegotiatedSubprotocol());
    }

    private static String parameter(Session session, String name) {
        List<String> values = session.getRequestParameterMap().get(name);
        return values == null || values.isEmpty() ? "" : values.get(0);
    }

    void text(String part, boolean last) {
        connection.arrived(first, last, part.length());
        first = last;
        if (done) {
            return;
        }
        if (objects == null) {
            close(CloseCodes.VIOLATED_POLICY, "this connection only hears; publish by POST, or with push.v1");
        } else if (message.length() + part.length() > objects.longestCommand()) {
            close(CloseCodes.TOO_BIG, "a command of more than " + objects.longestCommand() + " characters");
        } else {
            message.append(part);
            if (last) {
                objects.command(message.toString());
                message.setLength(0);
            }
        }
    }

    void binary() {
        connection.heard();
        close(CloseCodes.CANNOT_ACCEPT, "wanted text; binary data goes into data64 of a command");
    }

    void pong() {
        connection.heard();
    }

    void error(Throwable thrown) {
        ending.error(thrown);
    }

    void closed(CloseReason reason) {
        done = true;
        connection.closed(reason);
        if (raw != null) {
            raw.end();
        }
        if (objects != null) {
            objects.end();
        }
        ending.closed(reason);
    }

    private void close(CloseReason.CloseCode code, String reason) {
        if (!done) {
            done = true;
            connection.outbox().offer(new Piece.Close(new CloseReason(code, Reasons.fit(reason))));
        }
    }
}
