package io.duplexws.probe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/** The pong that a ping waits for. Thread-safe. */
final class Pong {

    /** Guarded by this; null while none is waited for. */
    private ByteBuffer wanted;

    /** Guarded by this. */
    private LongConsumer told;

    /** Guarded by this: when the waiting began. */
    private long began;

    /** @param nanos told, once, how long it took */
    synchronized ByteBuffer await(String payload, LongConsumer nanos) {
        wanted = ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8));
        told = nanos;
        began = System.nanoTime();
        return wanted.duplicate();
    }

    /** A pong has come, perhaps another (RFC 6455 section 5.5.3 allows some that nobody asked for). */
    void arrived(ByteBuffer payload) {
        long now = System.nanoTime();
        LongConsumer whom;
        long since;
        synchronized (this) {
            if (wanted == null || !wanted.equals(payload)) {
                return;
            }
            wanted = null;
            whom = told;
            since = began;
        }
        whom.accept(now - since);
    }

    /** Waits no more; returns false when it has come meanwhile. */
    synchronized boolean giveUp() {
        boolean missing = wanted != null;
        wanted = null;
        return missing;
    }
}
