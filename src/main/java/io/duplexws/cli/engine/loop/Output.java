package io.duplexws.cli.engine.loop;

import io.duplexws.cli.engine.frame.MessageWriter.Frame;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What goes out on one connection, in order: written at once where the network takes it, and kept for later where not.
 * No call waits. Its own lock guards all of it; outcomes are told outside of the lock.
 */
final class Output {

    /** Nanoseconds that the network may take nothing, unless the application says otherwise. */
    static final long TIMEOUT = 20_000_000_000L;

    private static final Consumer<Throwable> NOBODY = outcome -> {};

    /** Whose output it is. */
    interface Owner {

        /** {@link #writeOn} is to be called when the network takes more. Called within the lock. */
        void awaitRoom();

        /** Nothing goes out any more. */
        void outputBroke(IOException why);
    }

    private final Owner owner;

    /** Set before anything is sent. */
    private Transport transport;

    private boolean gathering;
    private final Gathered gathered = new Gathered();

    private final Unsent unsent;

    /** Whether a close frame was sent. */
    private boolean closed;

    /** Why nothing goes out any more; null while it does. */
    private IOException broken;

    /** @param timeout nanoseconds that the network may take nothing */
    Output(Owner owner, long timeout) {
        this.owner = owner;
        this.unsent = new Unsent(timeout);
    }

    void to(Transport into) {
        this.transport = into;
    }

    synchronized void timeout(long nanos) {
        unsent.timeout(nanos);
    }

    synchronized long timeout() {
        return unsent.timeout();
    }

    /** While on, small frames gather. Switching it off writes nothing. */
    synchronized void gather(boolean on) {
        gathering = on;
    }

    synchronized boolean isGathering() {
        return gathering;
    }

    /** Sends a frame. @param done told the outcome, null for success, within the call or on another thread */
    void send(Frame frame, Consumer<Throwable> done) {
        attempt(done, () -> {
            if (closed) {
                throw new NothingFollows();
            }
            if (gathering && gathered.add(frame)) {
                return true;
            }
            writeGathered();
            return write(frame, done);
        });
    }

    /** Sends the frame that no other may follow (RFC 6455 section 5.5.1), behind what has gathered. */
    void sendLast(Frame close) {
        // Where it cannot go out, the owner is told.
        attempt(NOBODY, () -> {
            closed = true;
            writeGathered();
            return write(close, NOBODY);
        });
    }

    /** Writes what has gathered. @param done as above */
    void flush(Consumer<Throwable> done) {
        attempt(done, () -> {
            writeGathered();
            return unsent.isEmpty() || keep(ByteBuffer.allocate(0), done);
        });
    }

    /** Returns whether all has gone, so that there is nothing to wait for. */
    private interface Attempt {
        boolean run() throws IOException;
    }

    /** Behind a close frame; the connection is as good as before. */
    private static final class NothingFollows extends IOException {
        private static final long serialVersionUID = 1;

        NothingFollows() {
            super("nothing follows a close frame");
        }
    }

    private void attempt(Consumer<Throwable> done, Attempt attempt) {
        IOException failure;
        boolean breaks = false;
        synchronized (this) {
            failure = broken;
            if (failure == null) {
                try {
                    if (!attempt.run()) {
                        return;
                    }
                } catch (NothingFollows refused) {
                    failure = refused;
                } catch (IOException failed) {
                    failure = failed;
                    breaks = true;
                }
            }
        }
        if (breaks) {
            fail(failure);
        }
        done.accept(failure);
    }

    private void writeGathered() throws IOException {
        if (gathered.isEmpty()) {
            return;
        }
        ByteBuffer bytes = gathered.take();
        if (!unsent.isEmpty() || !transport.write(bytes)) {
            keep(bytes, NOBODY);
        }
    }

    /** Returns whether it has gone; otherwise its outcome is told later. */
    private boolean write(Frame frame, Consumer<Throwable> done) throws IOException {
        ByteBuffer scratch = Scratch.here().frame();
        frame.putHead(scratch);
        ByteBuffer payload = frame.payload();
        boolean gone = unsent.isEmpty();
        do {
            int count = Math.min(scratch.remaining(), payload.remaining());
            scratch.put(scratch.position(), payload, payload.position(), count);
            scratch.position(scratch.position() + count).flip();
            payload.position(payload.position() + count);
            if (gone) {
                gone = transport.write(scratch);
            }
            if (!gone) {
                return keep(copy(scratch, payload), done);
            }
            scratch.clear();
        } while (payload.hasRemaining());
        return true;
    }

    private static ByteBuffer copy(ByteBuffer begun, ByteBuffer rest) {
        return ByteBuffer.allocate(begun.remaining() + rest.remaining())
                .put(begun)
                .put(rest)
                .flip();
    }

    private boolean keep(ByteBuffer bytes, Consumer<Throwable> done) {
        if (unsent.isEmpty()) {
            owner.awaitRoom();
        }
        unsent.add(bytes, done);
        return false;
    }

    /** The transport holds what the network has not taken. */
    synchronized void awaitRoom() {
        if (unsent.isEmpty()) {
            keep(ByteBuffer.allocate(0), NOBODY);
        }
    }

    /** The network takes more. Returns whether nothing waits any more. */
    boolean writeOn() {
        List<Consumer<Throwable>> gone = new ArrayList<>(2);
        IOException failure = null;
        boolean all;
        synchronized (this) {
            try {
                unsent.writeTo(transport, gone);
            } catch (IOException failed) {
                failure = failed;
            }
            all = unsent.isEmpty();
        }
        gone.forEach(done -> done.accept(null));
        if (failure != null) {
            fail(failure);
        }
        return all;
    }

    synchronized boolean isWaiting() {
        return !unsent.isEmpty();
    }

    /** Fails what waits when it has waited too long. */
    void failWhenLate(long now) {
        boolean late;
        synchronized (this) {
            late = unsent.isLate(now);
        }
        if (late) {
            fail(new SocketTimeoutException("the peer has taken nothing for " + timeout() / 1_000_000 + " ms"));
        }
    }

    /** Nothing goes out any more. */
    void fail(IOException why) {
        List<Consumer<Throwable>> lost;
        synchronized (this) {
            lost = unsent.take();
            gathered.take();
            if (broken == null) {
                broken = why;
            }
        }
        lost.forEach(done -> done.accept(why));
        owner.outputBroke(why);
    }

    /** Nothing more will be sent; for when nothing waits. */
    synchronized void end() throws IOException {
        transport.endOutput();
    }
}
