package io.duplexws.probe;

import io.duplexws.thread.Threads;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;

/**
 * The threads on which the probes of all connections send and wait. Containers make the endpoints themselves, so the one
 * instance of an application is found through {@link #current()}. Thread-safe.
 */
public final class Probes implements AutoCloseable {

    /** They wait for nobody. */
    private static final int THREADS = 2;

    private static volatile Probes current;

    private final ScheduledThreadPoolExecutor threads;
    private final Semaphore largeFrames = LargeFrames.places();

    private Probes() {
        threads = new ScheduledThreadPoolExecutor(
                THREADS, Threads.named("duplex-probe-"), new ScheduledThreadPoolExecutor.DiscardPolicy());
        threads.setRemoveOnCancelPolicy(true);
    }

    /** Starts, and becomes the current one. */
    public static Probes start() {
        Probes probes = new Probes();
        current = probes;
        return probes;
    }

    /** @throws IllegalStateException before {@link #start} */
    static Probes current() {
        Probes probes = current;
        if (probes == null) {
            throw new IllegalStateException("Duplex is not running: its start failed");
        }
        return probes;
    }

    ScheduledExecutorService threads() {
        return threads;
    }

    /** Places for connections that send large frames. */
    Semaphore largeFrames() {
        return largeFrames;
    }

    /** Stops all threads, and what the connections still had to do. Idempotent. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
