package io.duplexws.cli.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the answer to the handshake from a connection, and nothing beyond its head when that makes a WebSocket. */
public final class AnswerReader {

    private static final int LONGEST_HEAD = 65_536;
    private static final int LONGEST_BODY = 16_384;

    /** The first byte of a TLS alert, which a server of TLS answers with. */
    private static final int TLS_ALERT = 0x15;

    private final InputStream in;
    private final Target target;
    private int headBytes;

    public AnswerReader(InputStream in, Target target) {
        this.in = in;
        this.target = target;
    }

    /** @throws NotConnected when what comes is no answer, or none comes */
    public Answer read() throws IOException {
        List<String> head = new ArrayList<>();
        head.add(Plain.line(statusLine()).strip());
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.add(Plain.line(line));
        }
        Answer answer = new Answer(head, "");
        int ofHead = headBytes;
        Answer whole = answer.status() == 101 ? answer : new Answer(head, body(answer));
        headBytes = ofHead;
        return whole;
    }

    /** Bytes of the head that was read, with its empty line. */
    public int headBytes() {
        return headBytes;
    }

    private String statusLine() throws IOException {
        int first = in.read();
        headBytes++;
        if (first < 0) {
            throw NotConnected.unreachable(
                    target.hostAndPort() + " ended the connection without an answer; " + otherScheme(), null);
        }
        if (first == TLS_ALERT) {
            throw NotConnected.unreachable(target.hostAndPort() + " speaks TLS; " + otherScheme(), null);
        }
        String line = (char) first + line();
        if (!line.matches("HTTP/\\d\\.\\d \\d{3}( .*)?")) {
            throw NotConnected.unreachable(
                    target.hostAndPort() + " answered " + Plain.quoted(line) + ", which is no HTTP; is the port right?",
                    null);
        }
        return line;
    }

    private String otherScheme() {
        return target.secure() ? "is the port right?" : "try wss:// if the server speaks TLS there";
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int b = in.read();
            if (b < 0 || ++headBytes > LONGEST_HEAD) {
                throw NotConnected.unreachable(
                        "the answer of " + target.hostAndPort()
                                + (b < 0 ? " ends within its head" : " has a head of more than 64 KB"),
                        null);
            }
            if (b == '\n') {
                break;
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).replaceFirst("\\r$", "");
    }

    /** As much as comes before its end, the timeout, or 16 KB. */
    private String body(Answer answer) throws IOException {
        byte[] content;
        if (answer.has("Transfer-Encoding", "chunked")) {
            content = chunks();
        } else {
            String length = answer.header("Content-Length");
            boolean isShort = length.matches("\\d{1,4}");
            content = upTo(isShort ? Integer.parseInt(length) : LONGEST_BODY);
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (all.size() < LONGEST_BODY) {
            String size = line().replaceFirst(";.*", "").strip();
            if (!size.matches("[0-9A-Fa-f]{1,7}") || Integer.parseInt(size, 16) == 0) {
                break;
            }
            all.write(upTo(Math.min(Integer.parseInt(size, 16), LONGEST_BODY)));
            line();
        }
        return all.toByteArray();
    }

    private byte[] upTo(int length) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            for (int b = 0; content.size() < length && (b = in.read()) >= 0; ) {
                content.write(b);
            }
        } catch (SocketTimeoutException noMore) {
            // The server keeps the connection; what it has said is enough.
        }
        return content.toByteArray();
    }
}
