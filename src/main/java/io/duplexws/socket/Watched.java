package io.duplexws.socket;

import io.duplexws.socket.Watcher.Traffic;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Extension;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Makes what a {@link Watcher} is told of the calls on one connection. Thread-safe. */
final class Watched {

    private final Watcher watcher;
    private final LongSupplier nanos;
    private final Count in = new Count();
    private final Count out = new Count();

    /** The payload of our last ping; null when that is answered. */
    private ByteBuffer pinged;

    private long pingedAt;

    Watched(Watcher watcher, LongSupplier nanos) {
        this.watcher = watcher;
        this.nanos = nanos;
    }

    void opened(Session session) {
        String subprotocol = session.getNegotiatedSubprotocol();
        List<String> extensions = session.getNegotiatedExtensions().stream()
                .map(Watched::extension)
                .toList();
        // Null for none in some containers.
        watcher.opened(subprotocol == null ? "" : subprotocol, extensions);
    }

    private static String extension(Extension extension) {
        return extension.getName()
                + extension.getParameters().stream().map(Watched::parameter).collect(Collectors.joining());
    }

    private static String parameter(Extension.Parameter parameter) {
        String value = parameter.getValue();
        return "; " + parameter.getName() + (value == null || value.isEmpty() ? "" : "=" + value);
    }

    synchronized void arrived(boolean text, long bytes, boolean last) {
        in.add(bytes);
        if (last) {
            watcher.received(in.messages + 1, text, in.size, in.parts);
            in.end();
        }
    }

    /** This goes out now. */
    synchronized void sends(Piece piece) {
        if (piece instanceof Piece.Text text) {
            sends(true, utf8Length(text.text()), text.last());
        } else if (piece instanceof Piece.Binary binary) {
            sends(false, binary.data().remaining(), binary.last());
        } else if (piece instanceof Piece.Shared shared) {
            sends(shared.isText(), shared.bytes().length, true);
        } else if (piece instanceof Piece.Ping ping) {
            pings(ping.payload());
        }
    }

    private void sends(boolean text, long bytes, boolean last) {
        out.add(bytes);
        if (last) {
            watcher.sent(out.messages + 1, text, out.size);
            out.end();
        }
    }

    private void pings(ByteBuffer payload) {
        pinged = payload.duplicate();
        pingedAt = nanos.getAsLong();
        watcher.pinged();
    }

    /** It answers our ping when it carries the same (RFC 6455 section 5.5.3). */
    synchronized void ponged(ByteBuffer payload) {
        boolean answers = payload.equals(pinged);
        watcher.ponged(payload.remaining(), answers ? nanos.getAsLong() - pingedAt : -1);
        pinged = answers ? null : pinged;
    }

    void failed(Throwable thrown) {
        watcher.failed(thrown);
    }

    /** @param reason the phrase in it may be null (Tomcat) */
    synchronized void closed(CloseReason reason, End end) {
        String phrase = reason.getReasonPhrase();
        watcher.closed(reason.getCloseCode().getCode(), phrase == null ? "" : phrase, end, in.traffic(), out.traffic());
    }

    /** Of a part of a text as well: each half of a surrogate pair counts for half of its four bytes. */
    static long utf8Length(String text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                length += 1;
            } else {
                length += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
        }
        return length;
    }

    /** One direction. */
    private static final class Count {

        private long messages;
        private long bytes;

        /** Of the message under way. */
        private long size;

        private int parts;

        void add(long more) {
            bytes += more;
            size += more;
            parts++;
        }

        void end() {
            messages++;
            size = 0;
            parts = 0;
        }

        Traffic traffic() {
            return new Traffic(messages, bytes);
        }
    }
}
