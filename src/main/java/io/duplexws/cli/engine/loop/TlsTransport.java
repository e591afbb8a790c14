package io.duplexws.cli.engine.loop;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** TLS after its handshake, over TCP. Idle, it holds no buffer of ours. */
final class TlsTransport implements Transport {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final Output output;

    /** The beginning of a record that has not come whole. */
    private ByteBuffer begun;

    /** Guarded by the output: records that the network has not taken. */
    private ByteBuffer unsent = NOTHING;

    /**
     * @param channel does not block
     * @param begun   what was read of it and is still encrypted
     * @param output  whose lock all hold who write
     */
    TlsTransport(SocketChannel channel, SSLEngine engine, ByteBuffer begun, Output output) {
        this.channel = channel;
        this.engine = engine;
        this.begun = begun;
        this.output = output;
    }

    @Override
    public SocketChannel channel() {
        return channel;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        ByteBuffer records = Scratch.here().incoming(engine.getSession().getPacketBufferSize());
        records.put(begun);
        begun = NOTHING;
        boolean ended = channel.read(records) < 0;
        records.flip();
        int before = to.position();
        ended |= unwrap(records, to);
        if (records.hasRemaining() && !ended) {
            begun = copy(records);
        }
        int count = to.position() - before;
        return ended && count == 0 ? -1 : count;
    }

    /** Returns whether the peer has ended. */
    private boolean unwrap(ByteBuffer records, ByteBuffer to) throws IOException {
        while (records.hasRemaining()) {
            SSLEngineResult result = engine.unwrap(records, to);
            runTasks(result);
            if (result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                answer();
            }
            if (result.getStatus() == Status.CLOSED) {
                return true;
            }
            if (result.getStatus() != Status.OK) {
                return false;
            }
        }
        return false;
    }

    /** To an update of keys, or to the end. */
    private void answer() throws IOException {
        synchronized (output) {
            wrapOnce(NOTHING);
            if (!flush()) {
                output.awaitRoom();
            }
        }
    }

    @Override
    public boolean write(ByteBuffer from) throws IOException {
        while (flush()) {
            if (!from.hasRemaining()) {
                return true;
            }
            if (wrapOnce(from) == Status.CLOSED) {
                throw new EOFException("the peer has ended TLS");
            }
        }
        return false;
    }

    /** Whether nothing is left. */
    private boolean flush() throws IOException {
        if (unsent.hasRemaining()) {
            channel.write(unsent);
        }
        if (unsent.hasRemaining()) {
            return false;
        }
        unsent = NOTHING;
        return true;
    }

    /** Sends one record, or keeps what the network does not take of it. */
    private Status wrapOnce(ByteBuffer from) throws IOException {
        ByteBuffer records = Scratch.here().outgoing(engine.getSession().getPacketBufferSize());
        SSLEngineResult result = engine.wrap(from, records);
        runTasks(result);
        records.flip();
        if (!unsent.hasRemaining()) {
            channel.write(records);
        }
        if (records.hasRemaining()) {
            unsent = ByteBuffer.allocate(unsent.remaining() + records.remaining())
                    .put(unsent)
                    .put(records)
                    .flip();
        }
        return result.getStatus();
    }

    private void runTasks(SSLEngineResult result) {
        if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
        }
    }

    /** For the lock's holder. */
    @Override
    public void endOutput() throws IOException {
        engine.closeOutbound();
        try {
            wrapOnce(NOTHING);
            flush();
        } catch (SSLException broken) {
            // Then the end of TCP has to say it.
            channel.shutdownOutput();
            return;
        }
        if (!unsent.hasRemaining()) {
            channel.shutdownOutput();
        }
    }

    @Override
    public void close() {
        PlainTransport.close(channel);
    }

    private static ByteBuffer copy(ByteBuffer rest) {
        return ByteBuffer.allocate(rest.remaining()).put(rest).flip();
    }
}
