package io.duplexws.push.http;

import io.duplexws.thread.Threads;
import jakarta.servlet.ServletOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/** All HTTP readers that are being served: bounded, kept awake, and ended at the stop. Thread-safe. */
public final class Streams implements AutoCloseable {

    /** One of them. */
    interface Stream {

        /** Where it is counted. */
        Tally tally();

        /** Tells how many messages and bytes wait for it, where any can. */
        default void tellDepth(BiConsumer<Integer, Long> told) {
            // None can.
        }

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
    private final Tally events = new Tally(StreamEnd.GONE, StreamEnd.SLOW, StreamEnd.UNAVAILABLE, StreamEnd.STOP);
    private final Tally polls = new Tally(StreamEnd.DONE, StreamEnd.UNAVAILABLE);
    private final LongAdder refused = new LongAdder();
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
     * read held up all others of its topic. Undertow's own thread there. Elsewhere the calling thread, on Tomcat under its
     * lock.
     */
    Executor writers(ServletOutputStream out) {
        if (TomcatLock.isOf(out)) {
            return TomcatLock.of(out, waiting);
        }
        if (UndertowThread.isOf(out)) {
            return UndertowThread.of(out);
        }
        return isLiberty(out) ? waiting : Runnable::run;
    }

    static boolean isLiberty(ServletOutputStream out) {
        return out.getClass().getName().startsWith("com.ibm.ws.");
    }

    /** How many are being served. */
    public int count() {
        return open.size();
    }

    /** How many of one kind are being served. */
    public long count(Tally kind) {
        return open.stream().filter(stream -> stream.tally() == kind).count();
    }

    /** What the readers of events have done. */
    public Tally events() {
        return events;
    }

    /** What those that poll have done. */
    public Tally polls() {
        return polls;
    }

    /** How many were not admitted. */
    public long refused() {
        return refused.sum();
    }

    /** Tells of each reader of events how many messages and bytes wait for it. */
    public void tellDepths(BiConsumer<Integer, Long> told) {
        open.forEach(stream -> stream.tellDepth(told));
    }

    /** Why there is no room for another one, who is counted then; empty while there is. */
    String refusal() {
        if (!stopping && open.size() < limits.streams()) {
            return "";
        }
        refused.increment();
        return stopping ? "this server stops" : "as many readers are served as this server allows (duplex.connections)";
    }

    void add(Stream stream) {
        stream.tally().countOpened();
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

    /** Lets nobody in any more. What is returned ends one each; their readers come back, to this server or another. */
    public List<Runnable> leave() {
        stopping = true;
        return open.stream().<Runnable>map(stream -> stream::end).toList();
    }

    /** Ends all that are left. */
    @Override
    public void close() {
        if (heartbeat != null) {
            heartbeat.cancel(false);
        }
        leave().forEach(Runnable::run);
        waiting.shutdown();
    }
}
