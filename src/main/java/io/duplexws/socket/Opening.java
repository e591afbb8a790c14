package io.duplexws.socket;

import jakarta.websocket.Session;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the connection that the calling thread is opening, before its endpoint is told: containers offer no way
 * to hand it on.
 */
public final class Opening {

    private static final ThreadLocal<Valve> VALVE = new ThreadLocal<>();
    private static final ThreadLocal<Watcher> WATCHER = new ThreadLocal<>();

    /** The watcher's name among the properties of a handshake, which become those of its session. */
    private static final String NAME = "io.duplexws.socket.watcher";

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

    /** Until {@link #unwatched}, a handshake of this thread is that of a connection with this watcher. */
    public static void watchedBy(Watcher watcher) {
        WATCHER.set(watcher);
    }

    public static void unwatched() {
        WATCHER.remove();
    }

    /** To be called within the handshake, with its own properties: every container makes a copy for each. */
    public static void handTo(Map<String, Object> properties) {
        Watcher watcher = WATCHER.get();
        if (watcher == null) {
            properties.remove(NAME);
        } else {
            properties.put(NAME, watcher);
        }
    }

    static Optional<Valve> valve() {
        return Optional.ofNullable(VALVE.get());
    }

    static Optional<Watcher> watcher(Session session) {
        return Optional.ofNullable((Watcher) session.getUserProperties().get(NAME));
    }
}
