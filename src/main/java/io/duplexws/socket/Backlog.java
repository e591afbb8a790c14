package io.duplexws.socket;

import java.util.ArrayDeque;
import java.util.Deque;

/** The pieces that wait for one reader, in order, and what they cost. Guarded by its owner. */
final class Backlog {

    /** Null while nothing waits, which is the life of most connections. */
    private Deque<Piece> queue;

    private long bytes;
    private int replies;

    /** Replies that are still to come. */
    private int promised;

    void add(Piece piece) {
        if (queue == null) {
            queue = new ArrayDeque<>();
        }
        queue.add(piece);
        bytes += piece.cost();
        replies += isReply(piece) ? 1 : 0;
    }

    /** The piece that has waited longest; null when none waits. */
    Piece poll() {
        Piece next = queue == null ? null : queue.poll();
        if (next == null) {
            clear();
        } else {
            bytes -= next.cost();
            replies -= isReply(next) ? 1 : 0;
        }
        return next;
    }

    /** What those that wait cost. */
    long bytes() {
        return bytes;
    }

    /** How many wait. */
    int size() {
        return queue == null ? 0 : queue.size();
    }

    /** How many of these are replies. */
    int replies() {
        return replies;
    }

    void promise() {
        promised++;
    }

    void keepPromise() {
        promised--;
    }

    /** How many replies wait, or are still to come. */
    int owed() {
        return promised + replies;
    }

    void clear() {
        queue = null;
        bytes = 0;
        replies = 0;
    }

    private static boolean isReply(Piece piece) {
        return piece instanceof Piece.Shared shared && shared.reply();
    }
}
