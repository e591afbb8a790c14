package io.duplexws.cli.engine.loop;

import io.duplexws.cli.engine.read.ReadBursts.ReadingThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One thread that serves many connections, and waits for none of them: each gets one read at a time, in turn. Tasks may
 * come from any thread and run on this one.
 */
final class Loop implements Executor {

    private static final System.Logger LOG = System.getLogger(Loop.class.getName());

    /** Bytes that one read takes at most. */
    private static final int INPUT = 65_536;

    /** Milliseconds between two looks at the connections that have a deadline, while there are any. */
    private static final int LOOK = 100;

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ByteBuffer input = ByteBuffer.allocate(INPUT);

    /** This thread's alone. */
    private final Set<Peer> all = new HashSet<>();

    /** The same; those with a deadline. */
    private final Set<Peer> timed = new HashSet<>();

    private long lastLook = System.nanoTime();
    private long works;

    /** The number of what it does now; 0 while it waits for work. */
    private volatile long work;

    private volatile boolean stopping;

    Loop(String name) {
        try {
            selector = Selector.open();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        thread = new ReadingThread(this::run, name);
        thread.start();
    }

    Thread thread() {
        return thread;
    }

    /** The number of what it does now; 0 while it waits for work. From any thread. */
    long work() {
        return work;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (Thread.currentThread() != thread && !woken.getAndSet(true)) {
            selector.wakeup();
        }
    }

    /** A buffer with an array for one read, cleared; of this thread. */
    ByteBuffer input() {
        return input.clear();
    }

    /** Serves this peer from now on. Of this thread, as are the next ones. */
    SelectionKey add(Peer peer, SocketChannel channel) throws ClosedChannelException {
        SelectionKey key = channel.register(selector, 0, peer);
        all.add(peer);
        return key;
    }

    void remove(Peer peer) {
        all.remove(peer);
        timed.remove(peer);
    }

    /** Until {@link Peer#look} says otherwise, the peer is looked at now and then. */
    void time(Peer peer) {
        timed.add(peer);
    }

    Set<Peer> peers() {
        return all;
    }

    /** Returns when the tasks that are there now have run, but for a loop that hangs. */
    void awaitTasks() {
        CountDownLatch ran = new CountDownLatch(1);
        execute(ran::countDown);
        try {
            if (!ran.await(1, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, () -> thread.getName() + " hangs");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends this thread, once the tasks that are there have run. */
    void stop() {
        stopping = true;
        selector.wakeup();
    }

    private void run() {
        while (!stopping) {
            try {
                turn();
            } catch (IOException | RuntimeException | Error failed) {
                LOG.log(Level.ERROR, "a loop goes on after a failure", failed);
            }
        }
        runTasks();
        List.copyOf(all).forEach(Peer::leave);
        close();
    }

    private void turn() throws IOException {
        if (!tasks.isEmpty()) {
            selector.selectNow(this::serve);
        } else if (timed.isEmpty()) {
            selector.select(this::serve);
        } else {
            selector.select(this::serve, LOOK);
        }
        woken.set(false);
        runTasks();
        long now = System.nanoTime();
        if (!timed.isEmpty() && now - lastLook > LOOK * 1_000_000L) {
            lastLook = now;
            for (Peer peer : List.copyOf(timed)) {
                if (!peer.look(now)) {
                    timed.remove(peer);
                }
            }
        }
    }

    private void serve(SelectionKey key) {
        Peer peer = (Peer) key.attachment();
        work = ++works;
        try {
            int ready = key.readyOps();
            if ((ready & SelectionKey.OP_WRITE) != 0) {
                peer.writable();
            }
            if ((ready & SelectionKey.OP_READ) != 0) {
                peer.readable();
            }
        } catch (CancelledKeyException ended) {
            LOG.log(Level.TRACE, "it ended within this turn");
        } catch (RuntimeException | Error failed) {
            LOG.log(Level.ERROR, "a connection ends after a failure", failed);
            peer.broke(failed);
        } finally {
            work = 0;
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            work = ++works;
            try {
                task.run();
            } catch (RuntimeException | Error failed) {
                LOG.log(Level.ERROR, "a task of a loop failed", failed);
            } finally {
                work = 0;
            }
        }
    }

    private void close() {
        try {
            selector.close();
        } catch (IOException failed) {
            LOG.log(Level.DEBUG, "a loop did not close", failed);
        }
    }
}
