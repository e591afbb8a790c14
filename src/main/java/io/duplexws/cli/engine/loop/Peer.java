package io.duplexws.cli.engine.loop;

import io.duplexws.cli.engine.frame.Deflation;
import io.duplexws.cli.engine.frame.MessageReader;
import io.duplexws.cli.engine.frame.MessageWriter;
import io.duplexws.cli.engine.frame.Opcode;
import io.duplexws.cli.engine.frame.Violation;
import io.duplexws.cli.engine.read.ReadBursts;
import jakarta.websocket.CloseReason;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.util.function.Consumer;

/**
 * The client at the other end of one connection: what comes from it and what goes to it. Runs on its loop's thread, but
 * for what says otherwise.
 */
final class Peer implements Output.Owner {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Loop loop;
    private final Transport transport;
    private final Output output;
    private final Endpoint endpoint;
    private final Closing closing;
    private final MessageReader reader;
    private final MessageWriter writer;

    /** Null until the loop serves it. */
    private SelectionKey key;

    /** What has come and is not wanted yet. */
    private ByteBuffer rest;

    /** Set from any thread. */
    private volatile boolean paused;

    /**
     * @param ends      told of the end
     * @param wire      the connection
     * @param deflation what was agreed; null for no compression
     * @param partSize  bytes or characters of the parts of long messages
     */
    Peer(Loop loop, Ends ends, Wire wire, Endpoint endpoint, Deflation deflation, int partSize) {
        this.loop = loop;
        this.output = new Output(this, Output.TIMEOUT);
        this.transport = wire.transport(output);
        this.rest = wire.begun();
        this.endpoint = endpoint;
        this.closing = new Closing(this, output, endpoint, ends);
        this.reader = new MessageReader(new Incoming(this, endpoint, closing, output), deflation, partSize);
        this.writer = new MessageWriter(deflation);
        output.to(transport);
    }

    MessageReader reader() {
        return reader;
    }

    Output output() {
        return output;
    }

    Closing closing() {
        return closing;
    }

    /** From any thread, once: the endpoint is open, and what comes is for it. */
    void begin() {
        loop.execute(() -> {
            if (closing.isGone()) {
                return;
            }
            try {
                key = loop.add(this, transport.channel());
                if (output.isWaiting()) {
                    time();
                }
                readOn();
                if (!isPaused()) {
                    // TLS may hold a whole record of what was read before: then the socket has nothing more to tell.
                    readable();
                }
            } catch (ClosedChannelException ended) {
                closing.lose(ended);
            }
        });
    }

    /** From any thread. */
    void execute(Runnable task) {
        loop.execute(task);
    }

    /** Hears the peer or does not. From any thread. */
    void pause(boolean on) {
        paused = on;
        loop.execute(this::readOn);
    }

    boolean isPaused() {
        return paused && closing.isTalking();
    }

    /** Hands on what has come and was not wanted, unless it still is not. */
    void readOn() {
        if (key == null || closing.isGone()) {
            return;
        }
        if (!isPaused()) {
            feed(rest);
        }
        refreshInterest();
    }

    /**
     * Sends a message, the next part of one, a ping or a pong; one thread at a time.
     *
     * @param payload the caller's again on return
     * @param done    told the outcome, null for success, within the call or on another thread
     */
    void send(int opcode, ByteBuffer payload, boolean last, Consumer<Throwable> done) {
        if (closing.hasBegun()) {
            done.accept(new IOException("nothing follows a close frame"));
        } else if (opcode >= Opcode.CLOSE) {
            output.send(MessageWriter.control(opcode, payload), done);
        } else {
            MessageWriter.Frame frame;
            // Its end may come from the loop.
            synchronized (writer) {
                frame = writer.data(opcode, payload, last);
            }
            output.send(frame, done);
        }
    }

    /** There is something to read. */
    void readable() {
        if (closing.isGone()) {
            return;
        }
        if (rest.hasRemaining()) {
            readOn();
            return;
        }
        ByteBuffer in = loop.input();
        try {
            if (transport.read(in) < 0) {
                throw new EOFException("the peer ended TCP without a close frame");
            }
        } catch (IOException ended) {
            closing.lose(ended);
            return;
        }
        in.flip();
        if (closing.isListening()) {
            feed(in);
            refreshInterest();
        }
    }

    private void feed(ByteBuffer in) {
        endpoint.enter();
        ReadBursts.begin();
        try {
            reader.read(in);
        } catch (Violation violation) {
            closing.peerErrs(violation);
        } finally {
            ReadBursts.end();
        }
        rest = in.hasRemaining() && closing.isListening()
                ? ByteBuffer.allocate(in.remaining()).put(in).flip()
                : NOTHING;
    }

    /** There is room to write. */
    void writable() {
        if (!closing.isGone() && output.writeOn()) {
            closing.drained();
            refreshInterest();
        }
    }

    private void refreshInterest() {
        if (closing.isGone()) {
            return;
        }
        int wanted = (isPaused() || closing.isDraining() ? 0 : SelectionKey.OP_READ)
                | (output.isWaiting() ? SelectionKey.OP_WRITE : 0);
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    @Override
    public void awaitRoom() {
        loop.execute(() -> {
            if (key != null && !closing.isGone()) {
                time();
                refreshInterest();
            }
        });
    }

    @Override
    public void outputBroke(IOException why) {
        loop.execute(() -> closing.lose(why));
    }

    /** Is looked at now and then, until nothing has a deadline any more. */
    void time() {
        loop.time(this);
    }

    /** Ends what has taken too long. Returns whether there is more to wait for. */
    boolean look(long now) {
        output.failWhenLate(now);
        return closing.look(now) || output.isWaiting();
    }

    /** Something went wrong that should not have: this connection ends, and all others go on. */
    void broke(Throwable failure) {
        closing.lose(new IOException("a failure of the server's: " + failure, failure));
    }

    /** There is no connection any more. */
    void hangUp() {
        output.fail(new IOException("the connection has ended"));
        loop.remove(this);
        transport.close();
        reader.close();
        synchronized (writer) {
            writer.close();
        }
    }

    /** The server stops. */
    void goAway() {
        closing.end(new CloseReason(CloseReason.CloseCodes.GOING_AWAY, "the server stops"));
    }

    /** The server has stopped. */
    void leave() {
        closing.lose(new IOException("the server has stopped"));
    }
}
