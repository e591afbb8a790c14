package io.duplexws.probe;

import java.util.concurrent.Semaphore;

/**
 * The right of one connection to frames that take much memory while they wait for their reader. It is had until the
 * connection ends, because nobody tells when the last such frame is out. Thread-safe.
 */
final class LargeFrames {

    /** Frames beyond this are large. */
    static final int BYTES = 65_536;

    /** Connections of this application that may have them at once: two frames each, in two or three forms. */
    static final int CONNECTIONS = 16;

    private final Semaphore places;

    /** Guarded by this. */
    private boolean had;

    /** Guarded by this. */
    private boolean ended;

    /** @param places of all connections */
    LargeFrames(Semaphore places) {
        this.places = places;
    }

    static Semaphore places() {
        return new Semaphore(CONNECTIONS);
    }

    /** Whether these may be sent: always, unless they have large frames and too many others do. */
    synchronized boolean allow(Command.Send send) {
        boolean large = (long) send.frames() * BYTES < send.bytes();
        if (large && !had && !ended) {
            had = places.tryAcquire();
        }
        return had || !large;
    }

    /** The connection has ended. Idempotent. */
    synchronized void end() {
        ended = true;
        if (had) {
            had = false;
            places.release();
        }
    }
}
