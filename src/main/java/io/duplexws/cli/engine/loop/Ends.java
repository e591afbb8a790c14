package io.duplexws.cli.engine.loop;

import java.util.concurrent.TimeUnit;

/** How many connections are about to end. Thread-safe. */
final class Ends {

    private int open;

    synchronized void begin() {
        open++;
    }

    synchronized void over() {
        open--;
        if (open == 0) {
            notifyAll();
        }
    }

    /** Returns when none is, or after so long. */
    synchronized void await(long nanos) {
        long deadline = System.nanoTime() + nanos;
        try {
            for (long left = nanos; open > 0 && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
