package io.duplexws.socket;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the connections of one use have done so far. Thread-safe. */
public final class Tally {

    private final LongAdder opened = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final Map<End, LongAdder> ended = new EnumMap<>(End.class);

    Tally() {
        for (End why : End.values()) {
            ended.put(why, new LongAdder());
        }
    }

    void countOpened() {
        opened.increment();
    }

    /** A message has arrived, whole or its last part. */
    void countReceived() {
        received.increment();
    }

    /** This goes out now: a message, when it is a whole one or its last part. */
    void countSent(Piece piece) {
        if (piece.endsMessage()) {
            sent.increment();
        }
    }

    /** To be called once for each connection. */
    void countEnded(End why) {
        ended.get(why).increment();
    }

    /** Connections. */
    public long opened() {
        return opened.sum();
    }

    /** Messages from clients. */
    public long received() {
        return received.sum();
    }

    /** Messages to clients, without those that still wait. */
    public long sent() {
        return sent.sum();
    }

    /** Connections that have ended for this reason. */
    public long ended(End why) {
        return ended.get(why).sum();
    }
}
