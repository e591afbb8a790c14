package io.duplexws.socket;

import io.duplexws.thread.Threads;
import jakarta.websocket.CloseReason;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which connections are ended from outside. An end waits for the send in flight, so those of stalled
 * readers must not hold up the others'. At most every open connection waits here, once. Thread-safe.
 */
final class Closers {

    private static final int THREADS = 64;

    private final ThreadPoolExecutor threads = Threads.pool(THREADS, "duplex-close-");

    /** Ends the connection soon, on a thread of these. */
    void end(Connection connection, CloseReason reason, End why) {
        threads.execute(() -> connection.end(reason, why));
    }

    /** Takes no more; returns how many of those taken have not ended within so many seconds. */
    int stopWithin(int seconds) {
        threads.shutdown();
        try {
            return threads.awaitTermination(seconds, TimeUnit.SECONDS) ? 0 : left();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return left();
        } finally {
            threads.shutdownNow();
        }
    }

    private int left() {
        return threads.getActiveCount() + threads.getQueue().size();
    }
}
