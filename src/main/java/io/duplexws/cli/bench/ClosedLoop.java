package io.duplexws.cli.bench;

import java.util.concurrent.atomic.AtomicLongArray;

/** The next message goes out when an echo has come: the server sets the pace, and one that stalls is asked less. */
final class ClosedLoop implements Pace {

    private final Times times;

    /** When messages went out, by their number modulo the window. */
    private final AtomicLongArray sentAt;

    /** Of who sends. */
    private long next;

    /** Of who hears. */
    private volatile long heard;

    ClosedLoop(Times times, int window) {
        this.times = times;
        this.sentAt = new AtomicLongArray(window);
    }

    @Override
    public Times times() {
        return times;
    }

    @Override
    public int take(int most) {
        long now = System.nanoTime();
        if (now - times.end() >= 0) {
            return NEVER_AGAIN;
        }
        int turn = (int) Math.min(most, heard + sentAt.length() - next);
        for (int i = 0; i < turn; i++) {
            sentAt.set(place(next++), now);
        }
        return turn;
    }

    @Override
    public long since(long message) {
        return sentAt.get(place(message));
    }

    @Override
    public void echoed() {
        heard++;
    }

    @Override
    public long unsent() {
        return 0;
    }

    private int place(long message) {
        return (int) (message % sentAt.length());
    }
}
