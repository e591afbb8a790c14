package io.duplexws.app;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The end of all connections when this application stops: a few at a time, so that thousands of clients do not all come
 * back in one instant. It takes the calling thread at most some two and a half seconds; a handful ends at once. Idempotent.
 */
final class Departure implements Runnable {

    /** How one waits. */
    interface Pause {
        void last(Duration time) throws InterruptedException;
    }

    private static final System.Logger LOG = System.getLogger(Departure.class.getName());

    /** So many end at once, as long as that takes no more than all steps. */
    private static final int FEW = 10;

    private static final int MOST_STEPS = 50;
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(50);

    private final Supplier<List<Runnable>> leaves;
    private final Pause pause;
    private final AtomicBoolean begun = new AtomicBoolean();

    /** @param leaves lets nobody in any more; what it returns ends one connection each, and waits for none */
    Departure(Supplier<List<Runnable>> leaves, Pause pause) {
        this.leaves = leaves;
        this.pause = pause;
    }

    static Departure of(Supplier<List<Runnable>> leaves) {
        return new Departure(leaves, time -> Thread.sleep(time.toMillis()));
    }

    @Override
    public void run() {
        if (begun.getAndSet(true)) {
            return;
        }
        List<Runnable> ends = leaves.get();
        int steps = Math.min(MOST_STEPS, (ends.size() + FEW - 1) / FEW);
        boolean hurried = false;
        for (int step = 0; step < steps; step++) {
            hurried = hurried || (step > 0 && !pauses());
            ends.subList(share(ends, step, steps), share(ends, step + 1, steps)).forEach(Departure::end);
        }
        if (hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static int share(List<Runnable> ends, int step, int steps) {
        return (int) ((long) ends.size() * step / steps);
    }

    /** Returns false when there is no time for it. */
    private boolean pauses() {
        try {
            pause.last(BETWEEN_STEPS);
            return true;
        } catch (InterruptedException hurried) {
            return false;
        }
    }

    private static void end(Runnable end) {
        try {
            end.run();
        } catch (RuntimeException broken) {
            // The others end all the same.
            LOG.log(Level.WARNING, () -> "a connection could not be ended", broken);
        }
    }
}
