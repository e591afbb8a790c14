package io.duplexws.cli.engine.loop;

import java.nio.ByteBuffer;

/** Buffers of one thread, for use within a call. */
final class Scratch {

    /** Bytes of the largest frame that is put together before it is written; a larger one is written in pieces. */
    static final int FRAME = 65_536 + 16;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final ByteBuffer frame = ByteBuffer.allocateDirect(FRAME);

    /** Null until TLS wants them. */
    private ByteBuffer incoming;

    private ByteBuffer outgoing;

    private Scratch() {}

    static Scratch here() {
        return SCRATCH.get();
    }

    /** Cleared. */
    ByteBuffer frame() {
        return frame.clear();
    }

    /** For TLS records that come, cleared. @param size bytes of the largest one */
    ByteBuffer incoming(int size) {
        if (incoming == null || incoming.capacity() < 2 * size) {
            incoming = ByteBuffer.allocate(2 * size);
        }
        return incoming.clear();
    }

    /** For a TLS record that goes, cleared. @param size bytes of the largest one */
    ByteBuffer outgoing(int size) {
        if (outgoing == null || outgoing.capacity() < size) {
            outgoing = ByteBuffer.allocate(size);
        }
        return outgoing.clear();
    }
}
