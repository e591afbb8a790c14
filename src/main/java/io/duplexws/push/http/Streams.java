package io.duplexws.push.http;

import io.duplexws.thread.Threads;
import jakarta.servlet.ServletOutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** All HTTP readers that are being served: bounded, kept awake, and ended at the stop. Thread-safe. */
public final class Streams implements AutoCloseable {

    /** One of them. */
    interface Stream {

        /** Time for a sign of life. */
        void beat();

        /** Ends it; idempotent. */
        void end();
    }

    private final StreamLimits limits;
    private final ScheduledExecutorService threads;
    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private final ScheduledFuture<?> heartbeat;
    private final ThreadPoolExecutor waiting;
    private volatile boolean stopping;

    /** @param threads give the beat; they belong to the caller */
    public Streams(StreamLimits limits, ScheduledExecutorService threads) {
        this.limits = limits;
        this.threads = threads;
        long millis = limits.heartbeat().toMillis();
        waiting = Threads.droppingPool(limits.writers(), "duplex-events-");
        heartbeat = millis == 0
                ? null
                : threads.scheduleWithFixedDelay(
                        () -> open.forEach(Stream::beat), millis, millis, TimeUnit.MILLISECONDS);
    }

    StreamLimits limits() {
        return limits;
    }

    /**
     * Threads of ours on Liberty, whose writes wait for the reader though it promises otherwise: measured, one that never
     * read held up all others of its topic. Elsewhere the calling thread.
     */
    Executor writers(ServletOutputStream out) {
        return out.getClass().getName().startsWith("com.ibm.ws.") ? waiting : Runnable::run;
    }

    /** How many are being served. */
    public int count() {
        return open.size();
    }

    boolean isFull() {
        return stopping || open.size() >= limits.streams();
    }

    void add(Stream stream) {
        open.add(stream);
        if (stopping) {
            stream.end();
        }
    }

    void remove(Stream stream) {
        open.remove(stream);
    }

    /** Runs the task, which must not wait, after this time, unless what is returned is cancelled before. */
    Future<?> after(Duration delay, Runnable task) {
        return threads.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends all; their readers come back, to this server or another. */
    @Override
    public void close() {
        stopping = true;
        if (heartbeat != null) {
            heartbeat.cancel(false);
        }
        open.forEach(Stream::end);
        waiting.shutdown();
    }
}
