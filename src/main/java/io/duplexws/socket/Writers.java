package io.duplexws.socket;

import io.duplexws.thread.Threads;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * How many threads may wait for slow readers at once, over all connections: so many of the container's, and as many of
 * our own. Past that, sends go out without a waiting thread. Thread-safe.
 */
final class Writers implements AutoCloseable {

    /** Somebody who may wait longer than the send timeout. */
    interface Waiting {

        boolean isStalled(Duration timeout);

        /** Ends the connection; may block. */
        void endStalled();

        /** Lets the thread go that waits; must not block. */
        void free();
    }

    /** How many of the container's threads may wait where it has few. */
    private static final int FEW = 2;

    private final Semaphore places;
    private final Semaphore fewPlaces = new Semaphore(FEW);
    private final ThreadPoolExecutor streams;
    private final ScheduledExecutorService watch;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final Duration sendTimeout;

    Writers(int threads, Duration sendTimeout) {
        this.places = new Semaphore(threads);
        this.sendTimeout = sendTimeout;
        streams = Threads.pool(threads, "duplex-stream-");
        watch = Executors.newSingleThreadScheduledExecutor(Threads.named("duplex-watch-"));
        watch.scheduleWithFixedDelay(this::endStalled, 1, 1, TimeUnit.SECONDS);
    }

    /** Whether the calling container thread may wait for its reader now; if so, {@link #leave} gives the place back. */
    boolean tryEnter() {
        return places.tryAcquire();
    }

    void leave() {
        places.release();
    }

    /**
     * The same where the container has few threads.
     *
     * @param few whether it has; {@link #leaveFrom} gives the place back
     */
    boolean tryEnter(boolean few) {
        return few ? fewPlaces.tryAcquire() : tryEnter();
    }

    void leaveFrom(boolean few) {
        (few ? fewPlaces : places).release();
    }

    /** Runs the task, which ends a connection and may block, on a thread of its own. */
    static void endApart(Runnable task) {
        Thread end = new Thread(task, "duplex-end");
        end.setDaemon(true);
        end.start();
    }

    /** Runs the task on a thread of our own, when one is free: its connection waits meanwhile. */
    void execute(Runnable task) {
        streams.execute(task);
    }

    /** From now on the connection is ended when its send in flight takes longer than the time limit. */
    void watch(Waiting delivery) {
        waiting.add(delivery);
    }

    void unwatch(Waiting delivery) {
        waiting.remove(delivery);
    }

    /** Runs the close; when it takes longer than the time limit, or we stop, its thread is freed. */
    void watchClose(Runnable close, Runnable free) {
        Waiting closing = new Closing(System.nanoTime(), free);
        waiting.add(closing);
        try {
            close.run();
        } finally {
            waiting.remove(closing);
        }
    }

    private void endStalled() {
        for (Waiting one : waiting) {
            if (one.isStalled(sendTimeout) && waiting.remove(one)) {
                // There are as many threads as readers that stalled within this second.
                endApart(one::endStalled);
            }
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        streams.shutdownNow();
        waiting.forEach(Waiting::free);
    }

    /** Not a record: each is another one. */
    private static final class Closing implements Waiting {

        private final long began;
        private final Runnable free;

        Closing(long began, Runnable free) {
            this.began = began;
            this.free = free;
        }

        @Override
        public boolean isStalled(Duration timeout) {
            return System.nanoTime() - began > timeout.toNanos();
        }

        @Override
        public void endStalled() {
            free();
        }

        @Override
        public void free() {
            free.run();
        }
    }
}
