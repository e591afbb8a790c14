package io.duplexws.cli.compare;

import io.duplexws.cli.wire.Dial;
import io.duplexws.cli.wire.Opening;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One connection of HTTP/1.1 (RFC 9112) on which every byte that is sent is known: no header is added, and nothing is read
 * before it is wanted but by the buffer. One thread, but for {@link #close}.
 */
final class HttpLink implements AutoCloseable {

    private static final int LONGEST_LINE = 65_536;
    private static final Duration END = Duration.ofMillis(500);

    private final Socket socket;
    private final InputStream in;
    private int read;

    /**
     * The head of an answer.
     *
     * @param headers by their names in lower case; of those that stand more than once, the last
     * @param bytes   of the head
     */
    record Head(int status, Map<String, String> headers, int bytes) {

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        /** Whether the server lets the connection end after this answer. */
        boolean closes() {
            return header("Connection").equalsIgnoreCase("close");
        }
    }

    private HttpLink(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static HttpLink open(Opening opening, Supplier<Socket> sockets) throws IOException {
        return new HttpLink(new Dial(opening, sockets).connect());
    }

    /** Sends the request, whole, and reads the head of the answer. */
    Head ask(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        read = 0;
        String status = line();
        if (!status.matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
            throw new IOException("no answer of HTTP/1.1: " + status);
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Head(Integer.parseInt(status.substring(9, 12)), headers, read);
    }

    /** All of the body of this answer (RFC 9112, section 6.3). */
    String body(Head head) throws IOException {
        if (head.status() == 204 || head.status() == 304) {
            return "";
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (isChunked(head)) {
            for (String chunk = chunk(); chunk != null; chunk = chunk()) {
                body.writeBytes(chunk.getBytes(StandardCharsets.ISO_8859_1));
            }
        } else if (head.header("Content-Length").isEmpty()) {
            body.writeBytes(in.readAllBytes());
        } else {
            body.writeBytes(exactly(Integer.parseInt(head.header("Content-Length"))));
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    static boolean isChunked(Head head) {
        return head.header("Transfer-Encoding").equalsIgnoreCase("chunked");
    }

    /** The next chunk, its bytes as characters of ISO 8859-1; null for the last, which is empty. */
    String chunk() throws IOException {
        int size = Integer.parseInt(line().replaceFirst(";.*", "").strip(), 16);
        String chunk = new String(exactly(size), StandardCharsets.ISO_8859_1);
        line();
        return size == 0 ? null : chunk;
    }

    /** The next line, without its end; null at the end of the connection. For a body that is not chunked. */
    String lineOrEnd() throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return null;
        }
        in.reset();
        return line();
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the connection ended within an answer");
        }
        read += size;
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException(b < 0 ? "the connection ended without an answer" : "a line of more than 64 KB");
            }
            line.write(b);
        }
        read += line.size() + 1;
        return line.toString(StandardCharsets.ISO_8859_1).replaceFirst("\r$", "");
    }

    /** How long a read may wait; zero for ever. */
    void patience(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
    }

    /** Says that nothing more comes, and reads what the server still sends, so that all of it is counted. */
    void finish() throws IOException {
        try {
            socket.setSoTimeout((int) END.toMillis());
            socket.shutdownOutput();
            in.readAllBytes();
        } catch (SocketTimeoutException kept) {
            // A server that keeps it has nothing more to say.
        }
        socket.close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // It was to be closed.
        }
    }
}
