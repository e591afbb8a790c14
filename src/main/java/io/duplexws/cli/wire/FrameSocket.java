package io.duplexws.cli.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A WebSocket on which its user says and hears every frame, for what a client's library keeps to itself: fragments, reserved
 * bits, pings, and how it ended. It answers nothing by itself. One thread reads, any may send.
 */
public final class FrameSocket implements AutoCloseable {

    /** The largest message that a Duplex may be asked for, and its frame. */
    private static final int LARGEST = 16 * 1024 * 1024 + 64;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Socket socket;
    private final Incoming in;
    private final Answer answer;
    private final int requestBytes;
    private final int answerBytes;
    private final ReentrantLock writing = new ReentrantLock();

    /** Of the one that reads: as the socket has it; 0 before the first frame. */
    private int timeoutMillis;

    FrameSocket(Socket socket, Incoming in, Answer answer, int requestBytes, int answerBytes) {
        this.socket = socket;
        this.in = in;
        this.answer = answer;
        this.requestBytes = requestBytes;
        this.answerBytes = answerBytes;
    }

    /**
     * Connects and shakes hands.
     *
     * @throws NotConnected with one sentence, and the answer if there was one
     */
    public static FrameSocket open(Opening opening) throws IOException {
        return open(opening, Socket::new);
    }

    /** @param sockets makes those that are not connected yet */
    public static FrameSocket open(Opening opening, Supplier<Socket> sockets) throws IOException {
        Handshake handshake = Handshake.with(opening, sockets);
        if (!handshake.problem().isEmpty()) {
            handshake.close();
            throw NotConnected.refused(handshake.problem(), handshake.answer());
        }
        return handshake.socket();
    }

    public Answer answer() {
        return answer;
    }

    /** Bytes of the request of the handshake. */
    public int requestBytes() {
        return requestBytes;
    }

    /** Bytes of the head of its answer. */
    public int answerBytes() {
        return answerBytes;
    }

    /** Whole, whoever else sends; waits for a peer that does not read. */
    public void send(Frame frame) throws IOException {
        writing.lock();
        try {
            write(frame);
        } finally {
            writing.unlock();
        }
    }

    /** The same, but not behind another frame that is still on its way; whether it was sent. */
    public boolean sendIfFree(Frame frame) throws IOException {
        if (!writing.tryLock()) {
            return false;
        }
        try {
            write(frame);
        } finally {
            writing.unlock();
        }
        return true;
    }

    /** Sends frames that are whole and masked already: so many bytes of these. */
    public void sendMasked(byte[] frames, int length) throws IOException {
        writing.lock();
        try {
            socket.getOutputStream().write(frames, 0, length);
        } finally {
            writing.unlock();
        }
    }

    private void write(Frame frame) throws IOException {
        byte[] payload = frame.payload();
        byte[] mask = new byte[4];
        RANDOM.nextBytes(mask);
        ByteBuffer bytes = ByteBuffer.allocate(14 + payload.length);
        bytes.put((byte) frame.first());
        putLength(bytes, payload.length);
        bytes.put(mask);
        for (int i = 0; i < payload.length; i++) {
            bytes.put((byte) (payload[i] ^ mask[i & 3]));
        }
        socket.getOutputStream().write(bytes.array(), 0, bytes.position());
    }

    private static void putLength(ByteBuffer bytes, int length) {
        if (length <= 125) {
            bytes.put((byte) (0x80 | length));
        } else if (length <= 0xFFFF) {
            bytes.put((byte) (0x80 | 126)).putShort((short) length);
        } else {
            bytes.put((byte) (0x80 | 127)).putLong(length);
        }
    }

    /**
     * The next frame, of any kind.
     *
     * @throws SocketTimeoutException when none has begun within this time, or it has not ended within it
     * @throws EOFException           when the connection has ended
     */
    public Frame read(Duration patience) throws IOException {
        timeOutAfter(patience);
        try {
            return read();
        } catch (EOFException ended) {
            throw new EOFException("the connection ended without a close frame");
        }
    }

    /** Whether the next frame, or its beginning, is here already. For the one that reads. */
    public boolean hasMore() {
        return in.hasMore();
    }

    /** Lets the server end the connection within this time, after close frames went both ways; drops what comes before. */
    public void awaitEnd(Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        byte[] dropped = new byte[1_024];
        timeOutAfter(patience);
        while (in.read(dropped) >= 0 && System.nanoTime() < end) {
            // Until it has ended, or has had its time.
        }
    }

    private void timeOutAfter(Duration patience) throws IOException {
        int millis = Math.max(1, (int) patience.toMillis());
        if (millis != timeoutMillis) {
            socket.setSoTimeout(millis);
            timeoutMillis = millis;
        }
    }

    private Frame read() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        long length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if (second > 0x7F || length < 0 || length > LARGEST) {
            throw new IOException("no frame of a server: it begins with " + hex(first) + " " + hex(second));
        }
        // Does not take the length at its word: room for it is made as it comes.
        byte[] payload = in.readNBytes((int) length);
        if (payload.length < length) {
            throw new EOFException();
        }
        return new Frame(first, payload);
    }

    private static String hex(int value) {
        return "%02x".formatted(value);
    }

    /** Without a goodbye. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // It was to be closed.
        }
    }
}
