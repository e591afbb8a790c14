package io.duplexws.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * All open connections of this application, and the threads that serve their outboxes. Thread-safe.
 *
 * <p>Containers make the endpoints themselves and offer no way to hand them anything, so the one instance of an
 * application is found through {@link #current()}; each deployment has its own class loader, and so its own.
 */
public final class Sockets implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Sockets.class.getName());

    /** Connections that may have large message parts at once, see {@link PartSize}: a few MB in all. */
    private static final int LARGE_PARTS = 64;

    /** How long a stop may take, and the send in flight of one connection within it. */
    private static final int STOP_SECONDS = 5;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final int CLOSERS = 64;

    private static final CloseReason GOING_AWAY = new CloseReason(CloseCodes.GOING_AWAY, "the server stops");
    private static final CloseReason FULL = new CloseReason(
            CloseCodes.TRY_AGAIN_LATER, "as many connections are open as this server allows (duplex.connections)");

    private static volatile Sockets current;

    private final OutboxLimits limits;
    private final Writers writers;
    private final Engine engine;
    private final int connections;
    private final Semaphore largeParts = new Semaphore(LARGE_PARTS);
    private final Set<Session> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    private Sockets(OutboxLimits limits, int threads, Engine engine, int connections) {
        this.limits = limits;
        this.connections = connections;
        this.engine = engine;
        this.writers = new Writers(threads, limits.sendTimeout());
    }

    /**
     * Starts, and becomes the current one.
     *
     * @param threads     of the container, and as many of our own, that may wait for slow readers at once
     * @param connections that may be open at once
     */
    public static Sockets start(OutboxLimits limits, int threads, Engine engine, int connections) {
        Sockets sockets = new Sockets(limits, threads, engine, connections);
        current = sockets;
        return sockets;
    }

    /** @throws IllegalStateException before {@link #start} */
    public static Sockets current() {
        Sockets sockets = current;
        if (sockets == null) {
            throw new IllegalStateException("Duplex is not running: its start failed");
        }
        return sockets;
    }

    /**
     * A connection has opened: it is remembered until {@link #closed}. It is closed at once when we are stopping, and when
     * it is one too many: handshakes that came in the same instant have all passed {@link #isFull}.
     */
    public void opened(Session session) {
        open.add(session);
        if (stopping) {
            close(session, GOING_AWAY);
        } else if (open.size() > connections) {
            close(session, FULL);
        }
    }

    /** The way out of a connection. */
    public Outbox outbox(Session session) {
        return new Outbox(new SessionRemote(session, engine, limits.sendTimeout()), writers, engine.reads(), limits);
    }

    /** The size of the parts that come in on a connection. */
    public PartSize partSize(Session session) {
        return new PartSize(TomcatSession.of(session), largeParts, engine.reads());
    }

    /** A connection has closed; also after this application has stopped, when containers still tell the endpoints. */
    public static void closed(Session session) {
        current().open.remove(session);
    }

    /** How many connections are open. */
    public int count() {
        return open.size();
    }

    /** Whether as many connections are open as are allowed. */
    public boolean isFull() {
        return open.size() >= connections;
    }

    /**
     * Closes every connection with 1001 and stops all threads, within a few seconds even when readers have stalled.
     * Payara, GlassFish, Liberty and Jetty leave connections hanging otherwise. Idempotent.
     */
    @Override
    public void close() {
        stopping = true;
        // A close waits for the send in flight, so those of stalled readers must not hold up the others'.
        ExecutorService closers = Executors.newFixedThreadPool(CLOSERS, Writers.named("duplex-close-"));
        open.forEach(session -> closers.execute(() -> close(session, GOING_AWAY)));
        closers.shutdown();
        try {
            if (!closers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.INFO, () -> open.size() + " connections did not close within " + STOP_SECONDS + " s");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        closers.shutdownNow();
        writers.close();
    }

    private void close(Session session, CloseReason reason) {
        open.remove(session);
        new SessionRemote(session, engine, CLOSE_TIMEOUT).close(reason);
    }
}
