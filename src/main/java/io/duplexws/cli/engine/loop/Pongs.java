package io.duplexws.cli.engine.loop;

import io.duplexws.cli.engine.frame.MessageWriter;
import io.duplexws.cli.engine.frame.Opcode;
import java.nio.ByteBuffer;

/**
 * The pongs of one connection. While one is on its way, of the pings that come only the last is answered (RFC 6455 section
 * 5.5.3). Thread-safe.
 */
final class Pongs {

    private final Output output;

    /** Guarded by this. */
    private boolean sending;

    /** Guarded by this; null when no ping waits for its answer. */
    private byte[] next;

    Pongs(Output output) {
        this.output = output;
    }

    void answer(byte[] payload) {
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
        output.send(MessageWriter.control(Opcode.PONG, ByteBuffer.wrap(payload)), failure -> sent());
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
