package io.duplexws.socket;

import java.util.Optional;

/**
 * What is known of the connection that the calling thread is opening, before its endpoint is told: containers offer no way
 * to hand it on.
 */
public final class Opening {

    private static final ThreadLocal<Valve> VALVE = new ThreadLocal<>();

    private Opening() {}

    /** Runs what opens a connection, which is read from through this valve. */
    public static void through(Valve valve, Runnable open) {
        VALVE.set(valve);
        try {
            open.run();
        } finally {
            VALVE.remove();
        }
    }

    static Optional<Valve> valve() {
        return Optional.ofNullable(VALVE.get());
    }
}
