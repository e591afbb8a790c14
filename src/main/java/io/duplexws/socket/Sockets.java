package io.duplexws.socket;

import io.duplexws.thread.Threads;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * All open connections of this application, and the threads that serve them. Thread-safe.
 *
 * <p>Containers make the endpoints themselves and offer no way to hand them anything, so the one instance of an
 * application is found through {@link #current()}; each deployment has its own class loader, and so its own.
 */
public final class Sockets implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Sockets.class.getName());

    /** Connections that may have large message parts at once, see {@link PartSize}: a few MB in all. */
    private static final int LARGE_PARTS = 64;

    private static final int READERS = 4;

    /** How long a stop may take. */
    private static final int STOP_SECONDS = 5;

    private static final CloseReason GOING_AWAY = new CloseReason(CloseCodes.GOING_AWAY, "the server stops");
    private static final CloseReason FULL = new CloseReason(
            CloseCodes.TRY_AGAIN_LATER, "as many connections are open as this server allows (duplex.connections)");

    private static volatile Sockets current;

    private final SocketLimits limits;
    private final Engine engine;
    private final Writers writers;
    private final ThreadPoolExecutor readers = Threads.droppingPool(READERS, "duplex-read-");
    private final Closers closers = new Closers();
    private final Heartbeat heartbeat;
    private final Semaphore largeParts = new Semaphore(LARGE_PARTS);
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Map<Use, Tally> tallies = new EnumMap<>(Use.class);
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean stopping;

    private Sockets(SocketLimits limits, Engine engine) {
        this.limits = limits;
        this.engine = engine;
        this.writers = new Writers(limits.writers(), limits.outbox().sendTimeout());
        for (Use use : Use.values()) {
            tallies.put(use, new Tally());
        }
        this.heartbeat = new Heartbeat(limits.silence(), open, closers);
    }

    /** Starts, and becomes the current one. */
    public static Sockets start(SocketLimits limits, Engine engine) {
        Sockets sockets = new Sockets(limits, engine);
        current = sockets;
        sockets.heartbeat.start();
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
     * A connection has opened: it is remembered until {@link Connection#closed}. It is ended at once when we are stopping,
     * and when it is one too many: handshakes that came in the same instant have all passed {@link #isFull}.
     */
    public Connection open(Session session, Use use) {
        // Jetty and WildFly cut silent connections at 30 and 90 s unless told; the heartbeat does it the same
        // everywhere.
        session.setMaxIdleTimeout(0);
        Connection connection = connection(session, tally(use));
        connection.tally().countOpened();
        connection.opened(session);
        open.add(connection);
        if (stopping) {
            connection.end(GOING_AWAY, End.STOP);
        } else if (open.size() > limits.connections()) {
            connection.end(FULL, End.CAPACITY);
        }
        return connection;
    }

    private Connection connection(Session session, Tally tally) {
        Valve valve = Opening.valve().orElseGet(() -> engine.reads().valve(session));
        Remote remote = new SessionRemote(
                session, engine, valve, writers, limits.outbox().sendTimeout());
        Watched watched = Opening.watcher(session)
                .map(watcher -> new Watched(watcher, System::nanoTime))
                .orElse(null);
        return new Connection(
                remote,
                new Outbox(remote, writers, engine.reads(), limits.outbox(), tally, watched),
                new PartSize(TomcatSession.of(session), largeParts, engine.reads()),
                open);
    }

    /**
     * Runs what reads on from a peer that had to wait, where the container's own threads cannot be asked: it handles what has
     * arrived, and waits for nobody.
     */
    public Executor readers() {
        return readers;
    }

    /** How many connections are open. */
    public int count() {
        return open.size();
    }

    /** How many of these are open for this. */
    public long count(Use use) {
        return open.stream()
                .filter(connection -> connection.tally() == tally(use))
                .count();
    }

    /** What the connections for this have done. */
    public Tally tally(Use use) {
        return tallies.get(use);
    }

    /** Tells of each open connection how many messages and bytes wait for it. */
    public void tellDepths(BiConsumer<Integer, Long> told) {
        open.forEach(connection -> connection.outbox().tellDepth(told));
    }

    /** Whether as many connections are open as are allowed. */
    public boolean isFull() {
        return open.size() >= limits.connections();
    }

    /** Whether the open connections end, and no other may begin. */
    public boolean isStopping() {
        return stopping;
    }

    /** Lets nobody in any more. What is returned ends one connection each with 1001, soon, and waits for none. */
    public List<Runnable> leave() {
        stopping = true;
        return open.stream()
                .<Runnable>map(connection -> () -> leave(connection))
                .toList();
    }

    private void leave(Connection connection) {
        // Forgotten at once, so that nobody ends it a second time.
        if (open.remove(connection)) {
            closers.end(connection, GOING_AWAY, End.STOP);
        }
    }

    /**
     * Closes every connection that is left with 1001 and stops all threads, within a few seconds even when readers have
     * stalled. Payara, GlassFish, Liberty and Jetty leave connections hanging otherwise. Idempotent.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        heartbeat.close();
        leave().forEach(Runnable::run);
        int left = closers.stopWithin(STOP_SECONDS);
        if (left > 0) {
            LOG.log(Level.INFO, () -> left + " connections did not close within " + STOP_SECONDS + " s");
        }
        writers.close();
        readers.shutdownNow();
    }
}
