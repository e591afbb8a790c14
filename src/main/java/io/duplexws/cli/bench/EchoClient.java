package io.duplexws.cli.bench;

import io.duplexws.cli.wire.Frame;
import io.duplexws.cli.wire.FrameSocket;
import io.duplexws.cli.wire.Plain;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** One connection: what it sends, a thread that hears, and how it stands between them. Thread-safe. */
final class EchoClient {

    private final FrameSocket socket;
    private final Run run;
    private final Thread hearing;
    private final Sending sending;
    private final AtomicReference<Frame> pong = new AtomicReference<>();
    private final AtomicReference<String> problem = new AtomicReference<>("");
    private final CountDownLatch finished = new CountDownLatch(1);

    /** Null before the beginning. */
    private volatile Pace pace;

    /** Messages; one thread at a time writes each. */
    private volatile long sent;

    private volatile long heard;
    private volatile boolean sentAll;
    private volatile boolean leaves;

    EchoClient(FrameSocket socket, Run run) {
        this.socket = socket;
        this.run = run;
        this.sending = new Sending(this);
        this.hearing = new Thread(new Hearing(this), "duplex-bench-hear");
        hearing.setDaemon(true);
        sending.start();
        hearing.start();
    }

    /** Messages may go out from now on. */
    void begin(Pace chosen) {
        pace = chosen;
    }

    boolean hasBegun() {
        return pace != null;
    }

    /** Sends what is to go out now, or has it sent, so that this does not wait for the server. */
    void sendWhatIsDue() {
        sending.wake();
    }

    Run run() {
        return run;
    }

    FrameSocket socket() {
        return socket;
    }

    /** Once it has begun. */
    Pace pace() {
        return pace;
    }

    long sent() {
        return sent;
    }

    /** That many more go out now: told before, or an echo could be here first. */
    void sending(int messages) {
        int measured = 0;
        for (long message = sent; message < sent + messages; message++) {
            measured += pace.times().counts(pace.since(message)) ? 1 : 0;
        }
        run.readings().sent(messages, measured);
        sent += messages;
    }

    void sentAll() {
        sentAll = true;
        finishWhenComplete();
    }

    /** Right echoes. */
    long heard() {
        return heard;
    }

    /** A right echo was read then. */
    void echoed(long now) {
        long since = pace.since(heard);
        if (pace.times().counts(since)) {
            run.readings().echoed(now, now - since);
        } else {
            run.readings().warmedUp();
        }
        pace.echoed();
        heard++;
        finishWhenComplete();
    }

    /** Who sends and who hears ask after they have written their own part, so the later one sees both. */
    private void finishWhenComplete() {
        if (sentAll && heard == sent) {
            finished.countDown();
        }
    }

    /** Answers a ping, though never behind messages that the server does not take: it may wait for us to hear first. */
    void pong(byte[] payload) throws IOException {
        pong.set(Frame.whole(Frame.PONG, payload));
        sendPong();
    }

    /** Where one waits for the way to be free. */
    void sendPong() throws IOException {
        Frame waiting = pong.get();
        if (waiting != null && socket.sendIfFree(waiting)) {
            pong.compareAndSet(waiting, null);
        }
    }

    /** Gives up for a reason, in one sentence, unless it is over already. */
    void fail(String reason) {
        if (!leaves && finished.getCount() > 0) {
            problem.compareAndSet("", Plain.line(reason));
        }
        end();
    }

    /** Why it gave up; empty when it has not. */
    String problem() {
        return problem.get();
    }

    /** Whether all that is wanted of it was done by then, well or not. */
    boolean awaitFinished(long nanoTime) throws InterruptedException {
        return finished.await(Math.max(0, nanoTime - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /** Says goodbye; the server answers. */
    void leave() {
        leaves = true;
        try {
            socket.sendIfFree(Frame.close(1000, ""));
        } catch (IOException alreadyGone) {
            // It was to be closed.
        }
    }

    boolean leaves() {
        return leaves;
    }

    void awaitEnd(long nanoTime) throws InterruptedException {
        hearing.join(Math.max(1, (nanoTime - System.nanoTime()) / 1_000_000));
        end();
    }

    private void end() {
        finished.countDown();
        sending.end();
        socket.close();
    }
}
