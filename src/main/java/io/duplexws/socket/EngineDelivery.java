package io.duplexws.socket;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets no thread wait, on an engine that can send every piece so ({@link Sends}) and bounds the time that a send takes. */
final class EngineDelivery implements Delivery {

    private final Remote remote;
    private final Reads reads;
    private final Outbox outbox;
    private final Burst burst;

    /** While true, pieces gather in the engine's buffer. */
    private boolean batching;

    /** While true, a flush will be offered; while only {@link #batching} is, the last piece brings it. */
    private boolean flushComes;

    EngineDelivery(Remote remote, Reads reads, Outbox outbox) {
        this.remote = remote;
        this.reads = reads;
        this.outbox = outbox;
        this.burst = new Burst(reads);
    }

    @Override
    public boolean deliver(Piece piece, boolean followed) {
        try {
            if (piece instanceof Piece.Close close) {
                // The engine flushes before it closes.
                outbox.end(close.reason());
                return true;
            }
            if (piece instanceof Piece.Flush) {
                return !batching || flush(outbox::goOn);
            }
            if (gathers(piece, followed)) {
                return followed || flushComes
                        ? send(piece, outbox::goOn)
                        : send(piece, this::flushAndGoOn) && flush(outbox::goOn);
            }
            return (!batching || flush(() -> outbox.goOnWith(piece))) && send(piece, outbox::goOn);
        } catch (IllegalStateException | IllegalArgumentException | RejectedExecutionException failure) {
            outbox.fail(failure);
            return true;
        }
    }

    private boolean gathers(Piece piece, boolean followed) {
        return piece.cost() <= LARGEST_IN_BATCH
                && (burst.includesNext(batching) || followed)
                && (batching || beginBatch(followed));
    }

    private boolean beginBatch(boolean followed) {
        flushComes = reads.atEnd(() -> outbox.offer(new Piece.Flush()));
        batching = flushComes || followed;
        if (batching) {
            remote.gather();
        }
        return batching;
    }

    private void flushAndGoOn() {
        if (flush(outbox::goOn)) {
            outbox.goOn();
        }
    }

    private boolean flush(Runnable next) {
        batching = false;
        flushComes = false;
        return send(new Piece.Flush(), next);
    }

    /** Returns true when the piece went out within the call; otherwise what comes next runs once it has. */
    private boolean send(Piece piece, Runnable next) {
        AtomicBoolean second = new AtomicBoolean();
        remote.sendLater(piece, failure -> {
            if (failure != null) {
                outbox.fail(failure);
            }
            if (second.getAndSet(true)) {
                next.run();
            }
        });
        // Where the engine told the outcome within the call, the caller's loop goes on: no recursion.
        return second.getAndSet(true);
    }
}
