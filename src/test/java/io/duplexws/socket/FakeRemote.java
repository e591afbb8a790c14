package io.duplexws.socket;

import jakarta.websocket.CloseReason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A reader that takes what it is sent, or as much as the test lets it. Each call is an event in a queue. */
final class FakeRemote implements Remote {

    private final boolean tomcat;
    private final boolean neverWaits;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final List<CloseReason> closes = new CopyOnWriteArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private volatile Semaphore permits = new Semaphore(1_000_000_000);
    private volatile IOException failure;
    private volatile Consumer<Throwable> unanswered;
    private final AtomicReference<Runnable> duringSend = new AtomicReference<>(() -> {});
    private volatile boolean answersLater;
    private volatile Semaphore closePermits = permits;

    private FakeRemote(boolean tomcat, boolean neverWaits) {
        this.tomcat = tomcat;
        this.neverWaits = neverWaits;
    }

    /** As Tomcat: a send gives up by itself, reading can be paused. */
    static FakeRemote likeTomcat() {
        return new FakeRemote(true, false);
    }

    /** As the embedded engine: every piece goes out without a waiting thread. */
    static FakeRemote likeEmbedded() {
        return new FakeRemote(true, true);
    }

    /** As all the others: neither. */
    static FakeRemote likeOthers() {
        return new FakeRemote(false, false);
    }

    /** From now on reads nothing until told. */
    FakeRemote stalled() {
        permits = new Semaphore(0);
        return this;
    }

    /** Reads so many pieces more. */
    void read(int pieces) {
        permits.release(pieces);
    }

    /** From now on every send fails. */
    void fail(String message) {
        failure = new IOException(message);
    }

    /** From now on {@link #answer} ends each asynchronous send. */
    FakeRemote answeringLater() {
        answersLater = true;
        return this;
    }

    FakeRemote answeringAtOnce() {
        answersLater = false;
        return this;
    }

    /** Runs this within the next asynchronous send. */
    void meanwhile(Runnable task) {
        duringSend.set(task);
    }

    /** From now on every close blocks until the connection reads on. */
    FakeRemote blockingCloses() {
        closePermits = stalled().permits;
        return this;
    }

    void answer(Throwable outcome) {
        Consumer<Throwable> done = unanswered;
        unanswered = null;
        inFlight.decrementAndGet();
        done.accept(outcome);
    }

    /** The next call that arrives within five seconds. */
    String next() throws InterruptedException {
        String event = events.poll(5, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("nothing came within 5 s");
        }
        return event;
    }

    boolean isQuiet() {
        return events.isEmpty();
    }

    List<CloseReason> closes() {
        return closes;
    }

    int mostInFlight() {
        return mostInFlight.get();
    }

    @Override
    public boolean neverWaits() {
        return neverWaits;
    }

    @Override
    public void gather() {
        events.add("gather");
    }

    @Override
    public boolean sendIsBounded() {
        return tomcat;
    }

    @Override
    public boolean takesPingWithinMessage() {
        return tomcat;
    }

    @Override
    public boolean hasFewThreads() {
        return false;
    }

    @Override
    public void send(Piece piece) throws IOException {
        enter();
        try {
            permits.acquire();
        } catch (InterruptedException stopped) {
            throw new IOException("stopped", stopped);
        } finally {
            inFlight.decrementAndGet();
        }
        if (failure != null) {
            throw failure;
        }
        events.add(Pieces.name(piece));
    }

    @Override
    public void sendLater(Piece piece, Consumer<Throwable> done) {
        enter();
        events.add((neverWaits ? "" : "later ") + Pieces.name(piece));
        duringSend.getAndSet(() -> {}).run();
        if (answersLater) {
            unanswered = done;
        } else {
            inFlight.decrementAndGet();
            done.accept(failure);
        }
    }

    @Override
    public void batch(boolean on) {
        events.add(on ? "batch" : "flush");
    }

    @Override
    public boolean pause() {
        if (tomcat) {
            events.add("pause");
        }
        return tomcat;
    }

    @Override
    public void resume() {
        events.add("resume");
    }

    @Override
    public void close(CloseReason reason) {
        closePermits.acquireUninterruptibly();
        closes.add(reason);
        events.add("close " + reason.getCloseCode().getCode());
    }

    @Override
    public void closeWithin(Duration limit, CloseReason reason) {
        close(reason);
    }

    @Override
    public void freeWriter() {
        events.add("free");
    }

    private void enter() {
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    }
}
