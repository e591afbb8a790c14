package io.duplexws.socket;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * By the Jakarta API alone. Three ways, in this order: at once on the calling thread, where a waiting send is bounded and
 * a place to wait is free; without a waiting thread, for whole messages; on a thread of ours, for parts of a message,
 * because the API has no asynchronous way for these.
 */
final class WaitingDelivery implements Delivery, Writers.Waiting {

    private final Remote remote;
    private final Writers writers;
    private final Reads reads;
    private final Outbox outbox;
    private final Burst burst;

    /** While true, pieces gather in the container's buffer, and a flush is due. */
    private boolean batching;

    /** Whether a place to wait is held for the batch; given back once, by its flush or at the end of the read. */
    private final AtomicBoolean hasPlace = new AtomicBoolean();

    /** Nanoseconds when the send in flight began that the container does not bound; 0 when there is none. */
    private volatile long began;

    WaitingDelivery(Remote remote, Writers writers, Reads reads, Outbox outbox) {
        this.remote = remote;
        this.writers = writers;
        this.reads = reads;
        this.outbox = outbox;
        this.burst = new Burst(reads);
    }

    @Override
    public boolean deliver(Piece piece, boolean followed) {
        try {
            if (piece instanceof Piece.Flush) {
                endBatch();
                return true;
            }
            if (piece instanceof Piece.Ping) {
                // On a thread of ours already, see Outbox.
                sendWatched(piece);
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

    @Override
    public boolean isStalled(Duration timeout) {
        long since = began;
        return since != 0 && System.nanoTime() - since > timeout.toNanos();
    }

    @Override
    public void endStalled() {
        outbox.fail(new IOException("the reader took nothing within the send timeout"));
        free();
    }

    @Override
    public void free() {
        remote.freeWriter();
    }

    private boolean send(Piece piece) throws IOException {
        if (piece instanceof Piece.Shared) {
            endBatch();
            return sendLater(piece);
        }
        if (piece.cost() <= LARGEST_IN_BATCH && burst.includesNext(batching) && (batching || beginBatch())) {
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
            return sendLater(piece.kept());
        }
        Piece kept = piece.kept();
        writers.execute(() -> sendThere(kept));
        return false;
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
        sendWatched(piece);
        outbox.goOn();
    }

    private void sendWatched(Piece piece) {
        watched();
        try {
            remote.send(piece);
        } catch (IOException | IllegalStateException | IllegalArgumentException failure) {
            outbox.fail(failure);
        } finally {
            unwatched();
        }
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
