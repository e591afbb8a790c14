package io.duplexws.cli.engine.loop;

import io.duplexws.cli.engine.read.ReadBursts.ReadingThread;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Looks whether a loop waits for something within a read, which no endpoint may let it do: as long as it waits, so do all
 * of its connections. Tells of it in one line, with the place.
 */
final class LoopWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LoopWatch.class.getName());

    /** Milliseconds between two looks; what waits at both, in the same read, has waited too long. */
    private static final int PERIOD = 100;

    private static final int FRAMES_TOLD = 12;

    private final List<ReadingThread> loops;
    private final long[] waitingIn;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(LoopWatch::thread);

    LoopWatch(List<ReadingThread> loops) {
        this.loops = loops;
        this.waitingIn = new long[loops.size()];
        looks.scheduleWithFixedDelay(this::look, PERIOD, PERIOD, TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "duplex-loop-watch");
        thread.setDaemon(true);
        return thread;
    }

    private void look() {
        for (int i = 0; i < waitingIn.length; i++) {
            look(i);
        }
    }

    private void look(int i) {
        ReadingThread loop = loops.get(i);
        long read = loop.currentRead();
        boolean waits = read != 0 && isWaiting(loop) && loop.currentRead() == read;
        if (waits && waitingIn[i] == read) {
            StackTraceElement[] place = loop.getStackTrace();
            LOG.log(Level.WARNING, () -> loop.getName() + " waits, and all of its connections with it: " + told(place));
        }
        waitingIn[i] = waits ? read : 0;
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
