package io.duplexws.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The pieces on their way to one reader: in order, one write in flight, bounded in bytes. Thread-safe.
 *
 * <p>When more waits than the limit, the container is asked to read no further from this peer. Where it cannot, the
 * thread that brings more waits for room, at most the send timeout, and only so many threads do; past that the
 * connection is closed with 1013.
 */
public final class Outbox {

    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

    private enum Answer {
        MINE,
        QUEUED,
        FULL
    }

    private final Remote remote;
    private final Delivery delivery;
    private final Writers writers;
    private final OutboxLimits limits;

    /** Guarded by this; null while nothing waits, which is the life of most connections. */
    private Deque<Piece> queue;

    /** Guarded by this: what the queue holds, in bytes. */
    private long waiting;

    /** Guarded by this: a thread, or a send in flight, owns the remote and takes what is queued when done. */
    private boolean busy;

    /** Guarded by this. */
    private boolean paused;

    /** Guarded by this: closed or failed; nothing goes out any more. */
    private boolean ended;

    Outbox(Remote remote, Writers writers, Reads reads, OutboxLimits limits) {
        this.remote = remote;
        this.delivery = remote.neverWaits()
                ? new EngineDelivery(remote, reads, this)
                : new WaitingDelivery(remote, writers, reads, this);
        this.writers = writers;
        this.limits = limits;
    }

    /** Sends the piece, now or after those before it. What comes after a close is dropped: nobody reads it any more. */
    public void offer(Piece piece) {
        switch (enter(piece)) {
            case MINE -> deliverFrom(piece);
            case FULL -> awaitRoom();
            case QUEUED -> {
                // Whoever owns the remote sends it.
            }
        }
    }

    /** Drops what waits; the connection is gone. */
    public synchronized void discard() {
        ended = true;
        queue = null;
        waiting = 0;
        if (paused) {
            // The container has to read on to see the end of the connection.
            paused = false;
            remote.resume();
        }
        notifyAll();
    }

    /** Drops what waits and closes. May block while a send is in flight. */
    void end(CloseReason reason) {
        discard();
        remote.close(reason);
    }

    /** A send failed: its connection is of no more use. */
    void fail(Throwable cause) {
        LOG.log(Level.DEBUG, () -> "a send failed, the connection ends: " + cause);
        end(new CloseReason(CloseCodes.UNEXPECTED_CONDITION, "a message could not be sent"));
    }

    /** A send that went on elsewhere is over: delivers what waits behind it. */
    void goOn() {
        deliverFrom(take());
    }

    /** The same, with a piece that comes before all that waits. */
    void goOnWith(Piece piece) {
        deliverFrom(piece);
    }

    /** Delivers the piece and what waits behind it, until nothing does or a send goes on elsewhere. */
    private void deliverFrom(Piece piece) {
        for (Piece next = piece; next != null; next = take()) {
            if (!delivery.deliver(next)) {
                return;
            }
        }
    }

    /** The next piece that waits; null when none does, and then the remote is free. */
    private synchronized Piece take() {
        Piece next = queue == null ? null : queue.poll();
        if (next == null) {
            queue = null;
            busy = false;
            return null;
        }
        waiting -= next.cost();
        if (waiting <= limits.bytes() / 2) {
            if (paused) {
                paused = false;
                remote.resume();
            }
            notifyAll();
        }
        return next;
    }

    private synchronized Answer enter(Piece piece) {
        if (ended) {
            return Answer.QUEUED;
        }
        if (!busy) {
            busy = true;
            return Answer.MINE;
        }
        if (queue == null) {
            queue = new ArrayDeque<>();
        }
        Piece kept = piece.kept();
        queue.add(kept);
        waiting += kept.cost();
        if (waiting <= limits.bytes() || paused) {
            return Answer.QUEUED;
        }
        // Neither call waits for anything, and their order has to be that of our own state.
        paused = remote.pause();
        return paused ? Answer.QUEUED : Answer.FULL;
    }

    private void awaitRoom() {
        boolean room = false;
        if (writers.tryEnter()) {
            try {
                room = hasRoomWithin(limits.sendTimeout().toNanos());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                writers.leave();
            }
        }
        if (!room) {
            end(new CloseReason(
                    CloseCodes.TRY_AGAIN_LATER,
                    "slow reader: over " + limits.bytes() + " bytes wait unread (duplex.outbox.bytes)"));
        }
    }

    private synchronized boolean hasRoomWithin(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (waiting > limits.bytes() && !ended) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
