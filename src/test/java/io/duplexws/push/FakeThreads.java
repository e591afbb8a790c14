package io.duplexws.push;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that run when the test says so, on its own; and time that passes when it says so. */
final class FakeThreads extends ScheduledThreadPoolExecutor {

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Queue<Runnable> delayed = new ArrayDeque<>();
    private final List<RuntimeException> failures = new ArrayList<>();

    FakeThreads() {
        super(1);
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        delayed.add(task);
        return null;
    }

    void run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            try {
                task.run();
            } catch (RuntimeException broken) {
                failures.add(broken);
            }
        }
    }

    /** What waits until now; what that puts off waits on. */
    void runDelayed() {
        tasks.addAll(delayed);
        delayed.clear();
        run();
    }

    List<RuntimeException> failures() {
        return failures;
    }
}
