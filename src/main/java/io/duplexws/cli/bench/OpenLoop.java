package io.duplexws.cli.bench;

import java.util.concurrent.TimeUnit;

/**
 * Messages go out when they are due, and what keeps them from it counts: a latency begins when its message was due, not when
 * it went out, so that a server that stalls pays for all that it would have got meanwhile (no coordinated omission).
 */
final class OpenLoop implements Pace {

    /** So long after the last one was due, what has not gone out stays here. */
    static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Times times;
    private final Schedule schedule;
    private final int window;
    private final Readings readings;

    /** Of who sends, and of those that ask when all is over. */
    private volatile long next;

    /** Of who hears. */
    private volatile long heard;

    OpenLoop(Times times, Schedule schedule, int window, Readings readings) {
        this.times = times;
        this.schedule = schedule;
        this.window = window;
        this.readings = readings;
    }

    @Override
    public Times times() {
        return times;
    }

    @Override
    public int take(int most) {
        long now = System.nanoTime();
        if (next == schedule.messages() || now - giveUp() >= 0) {
            return NEVER_AGAIN;
        }
        long end = Math.min(schedule.messages(), Math.min(next + most, heard + window));
        long message = next;
        int late = 0;
        for (; message < end && since(message) - now <= 0; message++) {
            late += now - since(message) > LATE_NANOS && times.counts(since(message)) ? 1 : 0;
        }
        int turn = (int) (message - next);
        readings.late(late);
        next = message;
        return turn;
    }

    private long giveUp() {
        return times.end() + GRACE_NANOS;
    }

    @Override
    public long since(long message) {
        return times.begin() + schedule.due(message);
    }

    @Override
    public void echoed() {
        heard++;
    }

    @Override
    public long unsent() {
        return schedule.messages() - next;
    }
}
