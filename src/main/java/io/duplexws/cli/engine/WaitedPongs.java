package io.duplexws.cli.engine;

import io.duplexws.cli.engine.frame.Opcode;
import io.duplexws.cli.engine.frame.Pongs;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.tomcat.websocket.MessagePart;

/**
 * The pongs of one of Tomcat's connections, sent without a waiting thread: Tomcat's own wait for a peer that pings and never
 * reads, 48 of those held up everybody for a minute.
 */
final class WaitedPongs {

    /** Null until the first. */
    private Pongs pongs;

    /** Takes the part over where it is a pong that a thread waits for: then nothing is left to send. */
    List<MessagePart> takeFrom(List<MessagePart> parts, Session session) {
        boolean waitedFor = parts.size() == 1
                && parts.get(0).getOpCode() == Opcode.PONG
                && parts.get(0).isBlocking();
        if (!waitedFor || !SocketSends.areAvailable()) {
            return parts;
        }
        if (pongs == null) {
            pongs = new Pongs((payload, done) -> SocketSends.send(session, Opcode.PONG, payload, true, done));
        }
        ByteBuffer payload = parts.get(0).getPayload();
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        pongs.answer(bytes);
        return List.of();
    }
}
