package io.duplexws.cli.wire;

import java.util.concurrent.atomic.LongAdder;

/** Bytes of TCP's payload, so below TLS, of any number of connections, in each direction. Thread-safe. */
public final class Traffic {

    private final LongAdder up = new LongAdder();
    private final LongAdder down = new LongAdder();

    /** Sent to the server. */
    public long up() {
        return up.sum();
    }

    /** Come from the server, and read. */
    public long down() {
        return down.sum();
    }

    void addUp(int bytes) {
        up.add(bytes);
    }

    void addDown(int bytes) {
        down.add(bytes);
    }
}
