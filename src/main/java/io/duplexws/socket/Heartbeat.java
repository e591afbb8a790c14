package io.duplexws.socket;

import io.duplexws.thread.Threads;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Pings clients that have fallen silent, and ends the connections of those that stay so. One thread, once a second; it
 * waits for no client and closes nothing itself.
 *
 * <p>It counts its own beats, each at least a second after the last one, instead of reading a clock: when this process
 * stood still for a minute, nobody has been silent for that long.
 */
final class Heartbeat implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());

    private final SilenceLimits limits;
    private final Set<Connection> open;
    private final Closers closers;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Threads.named("duplex-heartbeat-"));

    Heartbeat(SilenceLimits limits, Set<Connection> open, Closers closers) {
        this.limits = limits;
        this.open = open;
        this.closers = closers;
    }

    /** Beats from now on, where there is anything to do. */
    void start() {
        if (limits.exist()) {
            thread.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
        }
    }

    /** One more second has passed. */
    void beat() {
        for (Connection connection : open) {
            try {
                check(connection);
            } catch (RejectedExecutionException stopping) {
                return;
            } catch (RuntimeException broken) {
                // The beat goes on for the others.
                LOG.log(Level.WARNING, () -> "the heartbeat failed for one connection", broken);
            }
        }
    }

    private void check(Connection connection) {
        int silence = connection.secondsOfSilence();
        if (limits.isIdleAfter(silence)) {
            // Forgotten at once, so that the next beat does not find it again.
            open.remove(connection);
            closers.end(connection, limits.idle(), End.IDLE);
        } else if (limits.pingIsDueAfter(silence)) {
            connection.outbox().ping();
        }
    }

    /** Beats no more; waits a second at most for the beat under way. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            thread.shutdownNow();
        }
    }
}
