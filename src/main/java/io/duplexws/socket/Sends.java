package io.duplexws.socket;

import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * What an engine can do beyond the Jakarta API, which lets a thread wait for each part of a message: send any piece, and
 * what has gathered, without a waiting thread.
 */
public interface Sends {

    /** For engines that cannot. */
    Sends UNAVAILABLE = new Sends() {
        @Override
        public boolean areAvailable() {
            return false;
        }

        @Override
        public void send(Session session, int opcode, ByteBuffer payload, boolean last, Consumer<Throwable> done) {
            throw new UnsupportedOperationException("this engine only has the sends of the Jakarta API");
        }

        @Override
        public void batch(Session session, boolean on) {
            throw new UnsupportedOperationException("this engine only has the sends of the Jakarta API");
        }
    };

    /** The opcodes of RFC 6455 section 5.2 that a piece can have, and one of our own: what gathered goes out. */
    int TEXT = 1;

    int BINARY = 2;
    int PING = 9;
    int FLUSH = -1;

    /** Whether the other methods can be called. */
    boolean areAvailable();

    /**
     * Sends a message, the next part of one, or a ping.
     *
     * @param opcode  of the message, also for its later parts
     * @param payload the caller's again on return
     * @param last    whether the message ends with it
     * @param done    told the outcome, null for success, within the call or on another thread
     */
    void send(Session session, int opcode, ByteBuffer payload, boolean last, Consumer<Throwable> done);

    /** While on, what is sent gathers in the engine's buffer; switching it off writes nothing, FLUSH does. */
    void batch(Session session, boolean on);
}
