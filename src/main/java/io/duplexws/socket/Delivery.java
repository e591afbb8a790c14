package io.duplexws.socket;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How one piece gets out. Called by the owner of its {@link Outbox} only, so never by two threads at once.
 *
 * <p>Three ways, in this order: at once on the calling thread, where a waiting send is bounded and a place to wait is
 * free; without a waiting thread, for whole messages; on a thread of ours, for parts of a message, because the Jakarta
 * API has no asynchronous way for these. Where the engine tells when it has handed over all that one read brought, small
 * pieces gather until then and go out in one write.
 */
final class Delivery {

    /** A larger piece gains nothing from a batch. */
    private static final long LARGEST_IN_BATCH = 2_048;

    private final Remote remote;
    private final Writers writers;
    private final Reads reads;
    private final Outbox outbox;

    /** While true, pieces gather in the container's buffer, and a flush is due. */
    private boolean batching;

    /** Whether a place to wait is held for the batch; given back once, by its flush or at the end of the read. */
    private final AtomicBoolean hasPlace = new AtomicBoolean();

    /** Pieces sent within the last read, and whether the read before brought more than one: bursts come in rows. */
    private long lastRead;

    private int sentInRead;
    private boolean bursty;

    /** Nanoseconds when the send in flight began that the container does not bound; 0 when there is none. */
    private volatile long began;

    Delivery(Remote remote, Writers writers, Reads reads, Outbox outbox) {
        this.remote = remote;
        this.writers = writers;
        this.reads = reads;
        this.outbox = outbox;
    }

    /** Returns true when the piece is out, false when the send goes on elsewhere and takes the next piece itself. */
    boolean deliver(Piece piece) {
        try {
            if (piece instanceof Piece.Flush) {
                endBatch();
                return true;
            }
            if (piece instanceof Piece.Close close) {
                endBatch();
                outbox.end(close.reason());
                return true;
            }
            return send(piece);
        } catch (IOException | IllegalStateException | IllegalArgumentException | RejectedExecutionException failure) {
            // The last one while the application stops.
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
        if (piece.cost() <= LARGEST_IN_BATCH && isInBurst() && (batching || beginBatch())) {
            remote.send(piece);
            return true;
        }
        endBatch();
        if (remote.sendIsBounded() && writers.tryEnter()) {
            try {
                remote.send(piece);
            } finally {
                writers.leave();
            }
            return true;
        }
        if (piece.whole()) {
            return sendLater(piece);
        }
        Piece kept = piece.kept();
        writers.execute(() -> sendThere(kept));
        return false;
    }

    private boolean isInBurst() {
        long read = reads.current();
        if (read == 0) {
            return batching;
        }
        if (read != lastRead) {
            bursty = sentInRead > 1;
            lastRead = read;
            sentInRead = 0;
        }
        sentInRead++;
        return bursty || sentInRead > 1;
    }

    /** Returns false when this thread is not within a read of the engine, or all places to wait are taken. */
    private boolean beginBatch() throws IOException {
        if (!remote.sendIsBounded() || !writers.tryEnter()) {
            return false;
        }
        if (!reads.atEnd(this::endRead)) {
            writers.leave();
            return false;
        }
        hasPlace.set(true);
        batching = true;
        remote.batch(true);
        return true;
    }

    private void endBatch() throws IOException {
        if (batching) {
            batching = false;
            try {
                remote.batch(false);
            } finally {
                leavePlace();
            }
        }
    }

    /** Gives the place back even when the connection has ended meanwhile and takes no flush any more. */
    private void endRead() {
        try {
            outbox.offer(new Piece.Flush());
        } finally {
            leavePlace();
        }
    }

    private void leavePlace() {
        if (hasPlace.getAndSet(false)) {
            writers.leave();
        }
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
                outbox.goOn();
            }
        });
        // Where the container told the outcome within the call, the caller's loop goes on: no recursion.
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
        outbox.goOn();
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
