package io.duplexws.cli.engine;

import io.duplexws.cli.engine.read.ReadBursts;
import io.duplexws.cli.engine.read.ReadBursts.ReadingThread;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of the embedded server. A connection that has just had a turn and has more to bring goes on in one of a few
 * lanes, as many as there are processors: peers that send without a pause hold up each other, and whoever comes fresh
 * finds a free thread and little to compete with.
 */
public final class FairThreads extends ThreadPoolExecutor {

    private static final int LANES = Runtime.getRuntime().availableProcessors();

    private static final AtomicInteger NUMBER = new AtomicInteger(1);

    private final Semaphore lanes = new Semaphore(LANES);
    private final Queue<Runnable> nextTurns = new ConcurrentLinkedQueue<>();

    /** @param threads at most */
    public FairThreads(int threads) {
        super(threads, threads, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), FairThreads::thread);
        allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        if (SocketSends.isOutcome(task)) {
            // Tomcat tells the outcome of a send on another thread, lest handlers call each other without end; ours do
            // not.
            task.run();
        } else if (ReadBursts.isEnding()) {
            nextTurns.add(task);
            ReadBursts.countWaiting(1);
            openLane();
        } else {
            super.execute(task);
        }
    }

    private void openLane() {
        if (!nextTurns.isEmpty() && lanes.tryAcquire()) {
            try {
                super.execute(this::runTurn);
            } catch (RejectedExecutionException stopping) {
                // Nobody gets a turn any more; the server closes all connections.
                nextTurns.clear();
            }
        }
    }

    private void runTurn() {
        try {
            Runnable turn = nextTurns.poll();
            if (turn != null) {
                ReadBursts.countWaiting(-1);
                turn.run();
            }
        } finally {
            lanes.release();
            openLane();
        }
    }

    private static Thread thread(Runnable task) {
        return new ReadingThread(task, "duplex-" + NUMBER.getAndIncrement());
    }
}
