package io.duplexws.probe;

import io.duplexws.socket.Outbox;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a connection has to do, one after the other, each when the client has read most of what it was sent. Past a number of
 * bytes that wait no more is read from the client; where the server cannot do that, {@link #add} tells that more came.
 * Thread-safe.
 */
final class Turns {

    /** That may wait until no more is read. */
    private static final long PAUSE_BYTES = 128 << 10;

    /** That may wait at all. */
    private static final long MOST_BYTES = 1 << 20;

    private final Outbox outbox;
    private final ScheduledExecutorService threads;

    /** Guarded by this. */
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    /** Guarded by this. */
    private long bytes;

    /** Guarded by this: the client is not read from because of what waits. */
    private boolean paused;

    /** Guarded by this: one is under way. */
    private boolean busy;

    /** Guarded by this: nothing begins any more. */
    private boolean ended;

    /** Guarded by this: what the one under way waits for; null for nothing. */
    private Future<?> timer;

    private record Waiting(Turn turn, long bytes) {}

    Turns(Outbox outbox, ScheduledExecutorService threads) {
        this.outbox = outbox;
        this.threads = threads;
    }

    /**
     * The turn comes when those before it have ended.
     *
     * @param cost in bytes of memory while it waits
     * @return false when more wait than may; this turn does not come
     */
    boolean add(Turn turn, long cost) {
        synchronized (this) {
            if (ended) {
                return true;
            }
            if (bytes + cost > MOST_BYTES) {
                return false;
            }
            waiting.add(new Waiting(turn, cost));
            bytes += cost;
            if (bytes > PAUSE_BYTES && !paused) {
                paused = outbox.stopReading();
            }
            if (busy) {
                return true;
            }
            busy = true;
        }
        threads.execute(this::next);
        return true;
    }

    /** Runs the task soon, on a thread of ours. */
    void soon(Runnable task) {
        threads.execute(task);
    }

    /** Runs the task on a thread of ours when the time is over, unless the connection ends before. One at a time. */
    synchronized void later(Duration time, Runnable task) {
        if (!ended) {
            timer = threads.schedule(task, time.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** The task of {@link #later} is not needed any more. */
    synchronized void cancel() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    /** Nothing happens any more. Idempotent. */
    synchronized void end() {
        ended = true;
        waiting.clear();
        cancel();
    }

    private void next() {
        if (!outbox.hasRoomOr(() -> soon(this::next))) {
            return;
        }
        Waiting next = take();
        if (next != null) {
            next.turn().begin(() -> soon(this::next));
        }
    }

    /** Null when none waits. */
    private synchronized Waiting take() {
        Waiting next = waiting.poll();
        if (next == null) {
            busy = false;
            return null;
        }
        bytes -= next.bytes();
        if (paused && bytes <= PAUSE_BYTES / 2) {
            paused = false;
            outbox.readOn();
        }
        return next;
    }
}
