package io.duplexws.socket;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How one piece gets out. Called by the owner of its {@link Outbox} only, so never by two threads at once; what is said
 * to be volatile is read by others.
 *
 * <p>Three ways, in this order: at once on the calling thread, where a waiting send is bounded and a place to wait is
 * free; without a waiting thread, for whole messages; on a thread of ours, for parts of a message, because the Jakarta
 * API has no asynchronous way for these. Small pieces that follow each other within microseconds, a burst, are written
 * to a batch that one task flushes when the burst is over.
 */
final class Delivery {

    /** A piece this soon after the last one of its connection belongs to a burst. */
    private static final long BURST_NANOS = 20_000;

    /** A burst that does not end is flushed all the same. */
    private static final long LONGEST_BURST_NANOS = 500_000;

    /** A larger piece gains nothing from a batch. */
    private static final long LARGEST_IN_BATCH = 4_096;

    private final Remote remote;
    private final Writers writers;
    private final Outbox outbox;

    private boolean batching;
    private boolean flushDue;

    /** Nanoseconds when the last piece was out, or in the batch. */
    private volatile long lastSent = System.nanoTime() - BURST_NANOS;

    /** Nanoseconds when the send in flight without a waiting thread of Tomcat began; 0 when there is none. */
    private volatile long began;

    Delivery(Remote remote, Writers writers, Outbox outbox) {
        this.remote = remote;
        this.writers = writers;
        this.outbox = outbox;
    }

    /** Returns true when the piece is out, false when the send goes on elsewhere and takes the next piece itself. */
    boolean deliver(Piece piece) {
        try {
            if (piece instanceof Piece.Flush) {
                flushDue = false;
                batch(false);
                return true;
            }
            if (piece instanceof Piece.Close close) {
                batch(false);
                outbox.end(close.reason());
                return true;
            }
            return send(piece);
        } catch (IOException | IllegalStateException | IllegalArgumentException failure) {
            outbox.fail(failure);
            return true;
        }
    }

    boolean isStalled(Duration timeout) {
        long since = began;
        return since != 0 && System.nanoTime() - since > timeout.toNanos();
    }

    void endStalled() {
        outbox.fail(new IOException("the reader took nothing within the send timeout"));
    }

    private boolean send(Piece piece) throws IOException {
        if (remote.sendIsBounded() && writers.tryEnter()) {
            try {
                sendHere(piece);
            } finally {
                writers.leave();
            }
            return true;
        }
        batch(false);
        if (piece.whole()) {
            return sendLater(piece);
        }
        Piece kept = piece.kept();
        writers.execute(() -> sendThere(kept));
        return false;
    }

    private void sendHere(Piece piece) throws IOException {
        boolean burst = piece.cost() <= LARGEST_IN_BATCH && System.nanoTime() - lastSent < BURST_NANOS;
        batch(burst && flushIsDue());
        remote.send(piece);
        lastSent = System.nanoTime();
    }

    private boolean sendLater(Piece piece) {
        AtomicBoolean second = new AtomicBoolean();
        watched();
        remote.sendLater(piece, failure -> {
            unwatched();
            if (failure != null) {
                outbox.fail(failure);
            }
            if (second.getAndSet(true)) {
                resumeOutbox();
            }
        });
        // Where the container told the outcome within the call, the loop above goes on: no recursion.
        return second.getAndSet(true);
    }

    private void sendThere(Piece piece) {
        watched();
        try {
            remote.send(piece);
        } catch (IOException | IllegalStateException | IllegalArgumentException failure) {
            outbox.fail(failure);
        } finally {
            unwatched();
        }
        resumeOutbox();
    }

    private void resumeOutbox() {
        Piece next = outbox.take();
        if (next != null) {
            outbox.goOn(next);
        }
    }

    private void batch(boolean on) throws IOException {
        if (on != batching) {
            batching = on;
            remote.batch(on);
        }
    }

    private boolean flushIsDue() {
        if (!flushDue) {
            flushDue = writers.tryDefer(this::flushWhenQuiet);
        }
        return flushDue;
    }

    private void flushWhenQuiet() {
        long start = System.nanoTime();
        for (long now = start;
                now - lastSent < BURST_NANOS && now - start < LONGEST_BURST_NANOS;
                now = System.nanoTime()) {
            Thread.yield();
        }
        outbox.offer(new Piece.Flush());
    }

    private void watched() {
        began = System.nanoTime();
        writers.watch(this);
    }

    private void unwatched() {
        began = 0;
        writers.unwatch(this);
    }
}
