package io.duplexws.cli.bench;

import java.util.concurrent.locks.LockSupport;

/**
 * When a run begins, when its messages begin to count, and when the last ones go out, by {@link System#nanoTime}.
 *
 * @param end before which messages are due
 */
record Times(long begin, long measured, long end) {

    static Times from(long begin, Plan plan) {
        long measured = begin + plan.warmUp().toNanos();
        return new Times(begin, measured, measured + plan.duration().toNanos());
    }

    /** Whether a message counts whose latency counts from then. */
    boolean counts(long since) {
        return since - measured >= 0;
    }

    /** Returns at once when it is past; never early, and some 0.1 ms late. */
    static void await(long nanoTime) throws InterruptedException {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException("no longer wanted");
            }
        }
    }
}
