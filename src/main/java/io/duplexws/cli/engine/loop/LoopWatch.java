package io.duplexws.cli.engine.loop;

import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Looks whether a loop waits for anything but work, which no endpoint may let it do: as long as it waits, so do all of its
 * connections. Tells of it in one line, with the place.
 */
final class LoopWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LoopWatch.class.getName());

    /** Milliseconds between two looks. */
    private static final int PERIOD = 100;

    /** Looks in a row at which a loop waits, in one piece of work, until that is told of; a busy machine may cause a few. */
    private static final int TOO_LONG = 5;

    private static final int FRAMES_TOLD = 12;

    private final List<Loop> loops;

    /** For each loop the work within which it waits, and at how many looks it has; 0 for none. */
    private final long[] works;

    private final int[] times;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(LoopWatch::thread);

    LoopWatch(List<Loop> loops) {
        this.loops = loops;
        this.works = new long[loops.size()];
        this.times = new int[loops.size()];
        looks.scheduleWithFixedDelay(this::look, PERIOD, PERIOD, TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "duplex-loop-watch");
        thread.setDaemon(true);
        return thread;
    }

    private void look() {
        for (int i = 0; i < works.length; i++) {
            look(i);
        }
    }

    private void look(int i) {
        Loop loop = loops.get(i);
        Thread thread = loop.thread();
        long work = loop.work();
        boolean waits = work != 0 && isWaiting(thread) && loop.work() == work;
        times[i] = waits && works[i] == work ? times[i] + 1 : 0;
        works[i] = waits ? work : 0;
        if (times[i] == TOO_LONG) {
            StackTraceElement[] place = thread.getStackTrace();
            LOG.log(
                    Level.WARNING,
                    () -> thread.getName() + " waits, and all of its connections with it: " + told(place));
        }
    }

    private static boolean isWaiting(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> true;
            default -> false;
        };
    }

    private static String told(StackTraceElement[] place) {
        return Arrays.stream(place)
                .limit(FRAMES_TOLD)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
