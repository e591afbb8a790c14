package io.duplexws.cli.engine.frame;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * The pongs of one connection. While one is on its way, of the pings that come only the last is answered (RFC 6455 section
 * 5.5.3). Thread-safe.
 */
public final class Pongs {

    /** Sends a pong, and waits for nothing. */
    @FunctionalInterface
    public interface Sender {

        /** @param done told the outcome, null for success, within the call or on another thread */
        void send(ByteBuffer payload, Consumer<Throwable> done);
    }

    private final Sender sender;

    /** Guarded by this. */
    private boolean sending;

    /** Guarded by this; null when no ping waits for its answer. */
    private byte[] next;

    public Pongs(Sender sender) {
        this.sender = sender;
    }

    /** @param payload of the ping, not to be changed */
    public void answer(byte[] payload) {
        synchronized (this) {
            if (sending) {
                next = payload;
                return;
            }
            sending = true;
        }
        send(payload);
    }

    private void send(byte[] payload) {
        // A failure ends the connection, and with it all pongs.
        sender.send(ByteBuffer.wrap(payload), failure -> sent());
    }

    private void sent() {
        byte[] waiting;
        synchronized (this) {
            waiting = next;
            next = null;
            sending = waiting != null;
        }
        if (waiting != null) {
            send(waiting);
        }
    }
}
