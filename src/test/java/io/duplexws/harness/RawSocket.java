package io.duplexws.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.handshake.Ask;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A TCP connection on which the test says every byte itself. */
public final class RawSocket implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    public static RawSocket to(int port) throws IOException {
        return with(new Socket(), port);
    }

    /** Whose kernel takes little before the peer has to wait. */
    public static RawSocket withSmallBufferTo(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        return with(socket, port);
    }

    /** Past a good handshake for this path. */
    public static RawSocket open(int port, String path) throws IOException {
        return to(port).upgrade(path);
    }

    public RawSocket upgrade(String path) throws IOException {
        send(Ask.good().text(path));
        assertThat(readAnswer().status()).isEqualTo(101);
        return this;
    }

    /** Which waits so long for each byte, in place of 10 s. */
    public RawSocket withPatience(Duration patience) throws SocketException {
        socket.setSoTimeout((int) patience.toMillis());
        return this;
    }

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    public void send(Frame... frames) throws IOException {
        for (Frame frame : frames) {
            send(frame.masked());
        }
    }

    /** Sends on another thread, for what comes back while it is still being sent. */
    public void sendInBackground(Frame frame) {
        Thread sender = new Thread(() -> {
            try {
                send(frame);
            } catch (IOException closed) {
                // The reader sees the end as well.
            }
        });
        sender.setDaemon(true);
        sender.start();
    }

    /** Head and body, however the server tells where it ends (RFC 9112 section 6.3). */
    public HttpAnswer readAnswer() throws IOException {
        HttpAnswer head = readHead();
        return new HttpAnswer(head.status(), head.headers(), new String(readBody(head), StandardCharsets.UTF_8));
    }

    private byte[] readBody(HttpAnswer head) throws IOException {
        if (head.header("Transfer-Encoding").equals("chunked")) {
            return readChunks();
        }
        if (head.has("Content-Length")) {
            return in.readNBytes(Integer.parseInt(head.header("Content-Length")));
        }
        boolean endsWithTheConnection = head.header("Connection").contains("close");
        return endsWithTheConnection ? in.readAllBytes() : new byte[0];
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = readChunkSize(); size > 0; size = readChunkSize()) {
            body.writeBytes(in.readNBytes(size));
            readLine();
        }
        readLine();
        return body.toByteArray();
    }

    private int readChunkSize() throws IOException {
        return Integer.parseInt(readLine().split(";")[0].strip(), 16);
    }

    /** All that comes up to this part, or to the end of the connection. */
    public String readUntil(String part) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(part, Math.max(0, text.length() - part.length())) < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            text.append((char) next);
        }
        return text.toString();
    }

    /** The head alone: what answers a HEAD has no body, whatever length it tells. */
    public HttpAnswer readHead() throws IOException {
        int status = Integer.parseInt(readLine().split(" ")[1]);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            String[] parts = line.split(":", 2);
            headers.computeIfAbsent(parts[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(parts[1].strip());
        }
        return new HttpAnswer(status, headers, "");
    }

    public Frame readFrame() throws IOException {
        int head = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        assertThat(length & 0x80).as("a server does not mask").isZero();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Frame(head, payload);
    }

    /** All frames of one message, as one; a close frame in its place fails the test. */
    public Frame readMessage() throws IOException {
        Frame frame = readFrame();
        int opcode = frame.opcode();
        if (opcode == Frame.CLOSE) {
            throw new AssertionError("closed with " + frame.closeCode() + " " + frame.closeReason());
        }
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.writeBytes(frame.payload());
        while (!frame.isLast()) {
            frame = readFrame();
            assertThat(frame.opcode()).isEqualTo(Frame.CONTINUATION);
            payload.writeBytes(frame.payload());
        }
        return Frame.last(opcode, payload.toByteArray());
    }

    /** Asserts that the server has closed its side and sent nothing before that. */
    public void assertClosed() throws IOException {
        try {
            assertThat(in.read()).isEqualTo(-1);
        } catch (SocketException reset) {
            // Closed as well, with something of ours unread.
        }
    }

    /** Asserts that a close frame comes next. */
    public void assertCloseFrame(int code) throws IOException {
        Frame frame = readFrame();
        assertThat(frame.opcode()).isEqualTo(Frame.CLOSE);
        assertThat(frame.closeCode()).isEqualTo(code);
    }

    /** Sends this frame again and again, never reading, until nothing more gets out for so long. */
    public void flood(Frame frame, Duration stall) {
        byte[] bytes = frame.masked();
        AtomicLong lastSent = new AtomicLong(System.nanoTime());
        Thread sender = new Thread(() -> {
            try {
                while (true) {
                    send(bytes);
                    lastSent.set(System.nanoTime());
                }
            } catch (IOException closed) {
                // The end of the test, or of the server.
            }
        });
        sender.setDaemon(true);
        sender.start();
        while (System.nanoTime() - lastSent.get() < stall.toNanos()) {
            Thread.onSpinWait();
        }
    }

    /** Ends the connection by a TCP reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static RawSocket with(Socket socket, int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        return new RawSocket(socket);
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c == -1) {
                throw new EOFException("the server closed after: " + line);
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }
}
