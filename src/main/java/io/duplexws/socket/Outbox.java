package io.duplexws.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * The pieces on their way to one reader: in order, one write in flight, bounded in bytes. Thread-safe.
 *
 * <p>When more waits than the limit, the container is asked to read no further from this peer. Where it cannot, the
 * thread that brings more waits for room, at most the send timeout, and only so many threads do; past that the
 * connection is closed with 1013. The same holds for a peer that is owed too many replies. What is pushed to a reader lets no
 * thread wait; who pushes asks for room first.
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
    private final Tally tally;

    /** Null where nobody watches: nearly always. */
    private final Watched watched;

    /** Guarded by this. */
    private final Backlog backlog = new Backlog();

    /** Guarded by this: a thread, or a send in flight, owns the remote and takes what is queued when done. */
    private boolean busy;

    /** Of the owner: whether others waited behind the piece that it took last. */
    private boolean followed;

    /** Guarded by this: the last part that was offered did not end its message. */
    private boolean withinMessage;

    /** Guarded by this. */
    private final Intake intake;

    /** Guarded by this: wait for room, one for each topic of a subscriber; empty for most connections. */
    private List<Runnable> waitingForRoom = List.of();

    /** Guarded by this: closed or failed; nothing goes out any more. */
    private boolean ended;

    /** Guarded by this: the first reason, which has been counted; null before. */
    private End why;

    Outbox(Remote remote, Writers writers, Reads reads, OutboxLimits limits, Tally tally) {
        this(remote, writers, reads, limits, tally, null);
    }

    /** @param watched null for nobody */
    Outbox(Remote remote, Writers writers, Reads reads, OutboxLimits limits, Tally tally, Watched watched) {
        this.watched = watched;
        this.remote = remote;
        this.intake = new Intake(remote);
        this.delivery = remote.neverWaits()
                ? new EngineDelivery(remote, reads, this)
                : new WaitingDelivery(remote, writers, reads, this);
        this.writers = writers;
        this.limits = limits;
        this.tally = tally;
    }

    /** Sends the piece, now or after those before it. What comes after a close is dropped: nobody reads it any more. */
    public void offer(Piece piece) {
        switch (enter(piece)) {
            case MINE -> goOnWith(piece);
            case FULL -> awaitRoom();
            case QUEUED -> {
                // Whoever owns the remote sends it.
            }
        }
    }

    /**
     * Sends the piece, now or after those before it, and lets no thread wait. Whoever pushes asks {@link #hasRoomOr} before
     * the next ones, unless they are replies: a client that leaves too many of these unread ends.
     */
    public void push(Piece.Shared piece) {
        switch (enterUnasked(piece)) {
            case MINE -> goOnWith(piece);
            case FULL -> endSlowSubscriber();
            case QUEUED -> {
                // Whoever owns the remote sends it.
            }
        }
    }

    /** The same of several, which go out together where they are small. */
    public void push(List<Piece.Shared> pieces) {
        switch (enterUnasked(pieces)) {
            case MINE -> goOn();
            case FULL -> endSlowSubscriber();
            case QUEUED -> {
                // Whoever owns the remote sends them.
            }
        }
    }

    /**
     * A reply is to come that takes a while; {@link #keep} pushes it. For the container's thread that brought the question:
     * past a number of such replies no further question is read, or this thread waits.
     *
     * @return false when the connection has ended, by this or before, and nobody wants the reply
     */
    public boolean promise() {
        if (mustWaitToPromise()) {
            awaitRoom();
        }
        return isOpen();
    }

    /** Pushes a reply that was promised, from any thread. */
    public void keep(Piece.Shared reply) {
        keepPromise();
        push(reply);
        readOnWhenLow();
    }

    /**
     * Ends the connection with 1013 when so much that it has no room for is more than may wait for it.
     *
     * @return whether it has ended, by this or before; the container may tell of it only much later
     */
    public boolean endWhenPast(int messages, long bytes) {
        synchronized (this) {
            if (ended || limits.allow(messages, bytes)) {
                return ended;
            }
        }
        endSlowSubscriber();
        return true;
    }

    /**
     * Sends the piece, now or after those before it; no thread of the caller waits. For whoever makes pieces of his own
     * accord: he asks {@link #hasRoomOr} before each.
     */
    public void hand(Piece piece) {
        if (!enterHanded(piece)) {
            return;
        }
        if (remote.neverWaits() && !(piece instanceof Piece.Close)) {
            goOnWith(piece);
        } else {
            writers.execute(() -> goOnWith(piece));
        }
    }

    /**
     * Asks the container to read nothing from this peer until {@link #readOn} has been called as often. Does not wait.
     *
     * @return false, and nothing is to be undone, where the container cannot, or the connection has ended
     */
    public synchronized boolean stopReading() {
        return !ended && intake.stop();
    }

    /** Undoes one {@link #stopReading}. */
    public synchronized void readOn() {
        intake.start();
    }

    /** Whether little waits; if not, the task runs once when that has changed, and must not wait. */
    public boolean hasRoomOr(Runnable task) {
        synchronized (this) {
            if (hasRoom() || ended) {
                return !ended;
            }
            List<Runnable> all = new ArrayList<>(waitingForRoom);
            all.add(task);
            waitingForRoom = all;
            return false;
        }
    }

    /**
     * Pings the reader, unless something is on its way to it already or its message is half sent and the container may mix
     * it up with a ping. Does not wait: where a send might, it runs on a thread of ours, when one is free.
     */
    void ping() {
        if (remote.neverWaits()) {
            // The caller pings many, so what this reader is sent meanwhile is for another thread.
            sendPing(writers::execute);
        } else {
            writers.execute(() -> sendPing(Runnable::run));
        }
    }

    /** Whether something is on its way to the reader, or it is not read from: then nothing may come of it for a while. */
    synchronized boolean isBusy() {
        return (busy || intake.isClosed()) && !ended;
    }

    private synchronized boolean isOpen() {
        return !ended;
    }

    /** Counts why the connection ends, unless another reason was first. */
    synchronized void countEnd(End reason) {
        if (why == null) {
            why = reason;
            tally.countEnded(reason);
        }
    }

    /** Why it has ended; null before. */
    synchronized End end() {
        return why;
    }

    /** Messages and bytes that wait now, behind what is on its way. */
    synchronized void tellDepth(BiConsumer<Integer, Long> told) {
        told.accept(backlog.size(), backlog.bytes());
    }

    Tally tally() {
        return tally;
    }

    /** Null for nobody. */
    Watched watched() {
        return watched;
    }

    /** Drops what waits; the connection is gone. */
    synchronized void discard(End reason) {
        countEnd(reason);
        ended = true;
        backlog.clear();
        waitingForRoom = List.of();
        intake.release();
        notifyAll();
    }

    /** Its endpoint ends it: drops what waits and closes. May block while a send is in flight. */
    void end(CloseReason reason) {
        discard(End.byEndpoint(reason));
        remote.close(reason);
    }

    /** A send failed: its connection is of no more use. */
    void fail(Throwable cause) {
        LOG.log(Level.DEBUG, () -> "a send failed, the connection ends: " + cause);
        discard(End.FAILED);
        remote.close(new CloseReason(CloseCodes.UNEXPECTED_CONDITION, "a message could not be sent"));
    }

    /** A send that went on elsewhere is over: delivers what waits behind it. */
    void goOn() {
        goOnWith(take());
    }

    /** Delivers the piece and what waits behind it, until nothing does or a send goes on elsewhere. */
    void goOnWith(Piece piece) {
        for (Piece next = piece; next != null; next = take()) {
            if (!delivery.deliver(next, followed)) {
                return;
            }
        }
    }

    /** The next piece that waits; null when none does, and then the remote is free. Tells who waits for room. */
    private Piece take() {
        Piece next = takeNext();
        tellRoom();
        return next;
    }

    private synchronized Piece takeNext() {
        Piece next = backlog.poll();
        if (next == null) {
            followed = false;
            busy = false;
            return null;
        }
        followed = backlog.size() > 0;
        goesOut(next);
        readOnWhenLow();
        return next;
    }

    /** Guarded by this. */
    private void goesOut(Piece piece) {
        tally.countSent(piece);
        if (watched != null) {
            watched.sends(piece);
        }
    }

    private synchronized void readOnWhenLow() {
        if (backlog.bytes() > limits.bytes() / 2) {
            return;
        }
        if (backlog.owed() <= limits.owed() / 2) {
            intake.resume();
        }
        notifyAll();
    }

    private synchronized void keepPromise() {
        backlog.keepPromise();
    }

    /**
     * Whether the calling thread has to: where reading from this peer cannot be paused, and on Undertow, which has a thread
     * that reads far ahead of the one that calls us.
     */
    private synchronized boolean mustWaitToPromise() {
        backlog.promise();
        if (ended || backlog.owed() < limits.owed()) {
            return false;
        }
        return backlog.owed() > (intake.pause() ? limits.mostOwed() : limits.owed());
    }

    private void tellRoom() {
        List<Runnable> tasks;
        synchronized (this) {
            if (waitingForRoom.isEmpty() || !hasRoom()) {
                return;
            }
            tasks = waitingForRoom;
            waitingForRoom = List.of();
        }
        tasks.forEach(Runnable::run);
    }

    /** Guarded by this. */
    private boolean hasRoom() {
        return backlog.bytes() <= limits.bytes() / 2 && backlog.size() <= limits.messages() / 2;
    }

    private synchronized Answer enterUnasked(List<Piece.Shared> pieces) {
        if (ended || pieces.isEmpty()) {
            return Answer.QUEUED;
        }
        pieces.forEach(backlog::add);
        if (!busy) {
            busy = true;
            return Answer.MINE;
        }
        return backlog.replies() > limits.messages() ? Answer.FULL : Answer.QUEUED;
    }

    private synchronized Answer enterUnasked(Piece.Shared piece) {
        if (ended) {
            return Answer.QUEUED;
        }
        if (!busy) {
            busy = true;
            goesOut(piece);
            return Answer.MINE;
        }
        backlog.add(piece);
        return backlog.replies() > limits.messages() ? Answer.FULL : Answer.QUEUED;
    }

    /** Whether the caller is to deliver it, or let it be delivered. */
    private synchronized boolean enterHanded(Piece piece) {
        if (ended) {
            return false;
        }
        withinMessage = piece.leavesUnfinished(withinMessage);
        if (busy) {
            backlog.add(piece.kept());
            return false;
        }
        busy = true;
        goesOut(piece);
        return true;
    }

    private void endSlowSubscriber() {
        discard(End.SLOW);
        // The caller has others to serve.
        Writers.endApart(() -> remote.close(limits.slowSubscriber()));
    }

    private synchronized Answer enter(Piece piece) {
        if (ended) {
            return Answer.QUEUED;
        }
        withinMessage = piece.leavesUnfinished(withinMessage);
        if (!busy) {
            busy = true;
            goesOut(piece);
            return Answer.MINE;
        }
        backlog.add(piece.kept());
        return backlog.bytes() <= limits.bytes() || intake.pause() ? Answer.QUEUED : Answer.FULL;
    }

    private void sendPing(Executor rest) {
        Piece.Ping ping = new Piece.Ping();
        if (enterForPing(ping) && delivery.deliver(ping, false)) {
            Piece next = take();
            if (next != null) {
                rest.execute(() -> goOnWith(next));
            }
        }
    }

    private synchronized boolean enterForPing(Piece.Ping ping) {
        boolean free = !busy && !ended && (!withinMessage || remote.takesPingWithinMessage());
        busy |= free;
        if (free) {
            goesOut(ping);
        }
        return free;
    }

    private void awaitRoom() {
        boolean room = false;
        boolean few = remote.hasFewThreads();
        if (writers.tryEnter(few)) {
            try {
                room = hasRoomWithin(limits.sendTimeout().toNanos());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                writers.leaveFrom(few);
            }
        }
        if (!room) {
            CloseReason why = owesTooMuch() ? limits.tooMuchOwed() : limits.slowReader();
            discard(End.SLOW);
            // The container needs its thread for others.
            Writers.endApart(() -> remote.close(why));
        }
    }

    private synchronized boolean owesTooMuch() {
        return backlog.owed() > limits.owed();
    }

    private synchronized boolean hasRoomWithin(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while ((backlog.bytes() > limits.bytes() || backlog.owed() > limits.owed()) && !ended) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
