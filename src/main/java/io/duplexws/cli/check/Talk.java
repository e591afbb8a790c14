package io.duplexws.cli.check;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.duplexws.cli.wire.Answer;
import io.duplexws.cli.wire.Frame;
import io.duplexws.cli.wire.FrameSocket;
import io.duplexws.cli.wire.Opening;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Messages on a WebSocket whose frames are seen: pings are answered, compressed messages inflated (RFC 7692). One thread. */
final class Talk implements AutoCloseable {

    /** Ends what a compressor flushed; left out on the wire (RFC 7692, section 7.2.1). */
    private static final byte[] FLUSHED = {0, 0, (byte) 0xFF, (byte) 0xFF};

    private static final int INFLATED_AT_ONCE = 65_536;

    /** The server is to end the connection first (RFC 6455, section 7.1.1); we wait no longer than this for it. */
    private static final Duration END = Duration.ofSeconds(1);

    private final FrameSocket socket;
    private final Inflater inflater = new Inflater(true);
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private int kind;
    private boolean isCompressed;
    private boolean hasSentClose;

    /** Null before the server's close frame. */
    private Frame heardClose;

    /**
     * A message, or the end.
     *
     * @param opcode text, binary, pong or close
     */
    record Heard(int opcode, byte[] payload, boolean compressed) {

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        boolean isClose() {
            return opcode == Frame.CLOSE;
        }

        /** Of a close. */
        String close() {
            Frame frame = Frame.whole(Frame.CLOSE, payload);
            return frame.code() + (frame.reason().isEmpty() ? "" : " “" + frame.reason() + "”");
        }
    }

    private Talk(FrameSocket socket) {
        this.socket = socket;
    }

    /** @throws io.duplexws.cli.wire.NotConnected when there is no WebSocket */
    static Talk open(Opening opening) throws IOException {
        return new Talk(FrameSocket.open(opening));
    }

    Answer answer() {
        return socket.answer();
    }

    void send(Frame frame) throws IOException {
        hasSentClose |= frame.opcode() == Frame.CLOSE;
        socket.send(frame);
    }

    void text(String text) throws IOException {
        socket.send(Frame.text(text));
    }

    /** The next message, pong or close; pings are answered in between. */
    Heard hear(Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Frame frame = read(end - System.nanoTime(), patience);
            switch (frame.opcode()) {
                case Frame.PING -> socket.send(Frame.whole(Frame.PONG, frame.payload()));
                case Frame.PONG -> {
                    return new Heard(frame.opcode(), frame.payload(), false);
                }
                case Frame.CLOSE -> {
                    heardClose = frame;
                    return new Heard(frame.opcode(), frame.payload(), false);
                }
                default -> {
                    if (take(frame)) {
                        return whole();
                    }
                }
            }
        }
    }

    private Frame read(long nanosLeft, Duration patience) throws IOException {
        try {
            return socket.read(Duration.ofNanos(Math.max(1, nanosLeft)));
        } catch (SocketTimeoutException silent) {
            throw new SocketTimeoutException("nothing came within " + Millis.text(patience));
        }
    }

    /** The next message of this probe's own that is JSON; what it was told to send is passed over. */
    JsonObject answer(Duration patience) throws IOException {
        while (true) {
            Heard heard = hear(patience);
            if (heard.isClose()) {
                throw new EOFException("closed with " + heard.close());
            }
            if (heard.opcode() == Frame.TEXT && heard.text().startsWith("{")) {
                try {
                    return JsonParser.parseString(heard.text()).getAsJsonObject();
                } catch (JsonParseException noAnswer) {
                    // A message that only begins like one.
                }
            }
        }
    }

    private boolean take(Frame frame) {
        if (frame.opcode() != Frame.CONTINUATION) {
            kind = frame.opcode();
            isCompressed = frame.isCompressed();
            parts.reset();
        }
        parts.writeBytes(frame.payload());
        return frame.isLast();
    }

    private Heard whole() throws IOException {
        byte[] payload = parts.toByteArray();
        parts.reset();
        return new Heard(kind, isCompressed ? inflated(payload) : payload, isCompressed);
    }

    private byte[] inflated(byte[] payload) throws IOException {
        try {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            inflate(payload, whole);
            inflate(FLUSHED, whole);
            return whole.toByteArray();
        } catch (DataFormatException broken) {
            throw new IOException("a compressed message cannot be inflated: " + broken.getMessage(), broken);
        }
    }

    private void inflate(byte[] bytes, ByteArrayOutputStream to) throws DataFormatException {
        byte[] some = new byte[INFLATED_AT_ONCE];
        inflater.setInput(bytes);
        for (int count = inflater.inflate(some); count > 0; count = inflater.inflate(some)) {
            to.write(some, 0, count);
        }
    }

    /** Says goodbye, or answers the server's; nothing follows a close frame (RFC 6455, section 5.5.1). */
    @Override
    public void close() {
        try {
            if (!hasSentClose) {
                socket.sendIfFree(heardClose == null ? Frame.close(1000, "") : heardClose);
            }
            if (heardClose != null) {
                socket.awaitEnd(END);
            }
        } catch (IOException alreadyGone) {
            // It was to be closed.
        }
        socket.close();
        inflater.end();
    }
}
