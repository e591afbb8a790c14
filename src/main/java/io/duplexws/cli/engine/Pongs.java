package io.duplexws.cli.engine;

import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.tomcat.websocket.MessagePart;

/**
 * The pongs of one connection, sent without a waiting thread: Tomcat's own wait for a peer that pings and never reads, 48
 * of those held up everybody for a minute. While a pong is on its way, of the pings that come only the last is answered
 * (RFC 6455 section 5.5.3). Thread-safe.
 */
final class Pongs {

    private static final byte PONG = 0xA;

    /** Guarded by this. */
    private boolean sending;

    /** Guarded by this; null when no ping waits for its answer. */
    private ByteBuffer next;

    /** Takes the part over where it is a pong that a thread waits for: then nothing is left to send. */
    List<MessagePart> takeFrom(List<MessagePart> parts, Session session) {
        boolean waitedFor = parts.size() == 1
                && parts.get(0).getOpCode() == PONG
                && parts.get(0).isBlocking();
        if (!waitedFor || !SocketSends.areAvailable()) {
            return parts;
        }
        ByteBuffer payload = parts.get(0).getPayload();
        send(
                session,
                ByteBuffer.allocate(payload.remaining())
                        .put(payload.duplicate())
                        .flip());
        return List.of();
    }

    private void send(Session session, ByteBuffer payload) {
        synchronized (this) {
            if (sending) {
                next = payload;
                return;
            }
            sending = true;
        }
        start(session, payload);
    }

    private void start(Session session, ByteBuffer payload) {
        // A failure ends the connection, and with it all pongs.
        SocketSends.send(session, PONG, payload, true, failure -> sent(session));
    }

    private void sent(Session session) {
        ByteBuffer waiting;
        synchronized (this) {
            waiting = next;
            next = null;
            sending = waiting != null;
        }
        if (waiting != null) {
            start(session, waiting);
        }
    }
}
