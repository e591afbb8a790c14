package io.duplexws.cli.connect;

import io.duplexws.cli.wire.Plain;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Pings that wait for their pong, the last 1,000 of them. From any thread. */
final class Pings {

    private static final int MOST = 1_000;

    /** When each payload was sent. Guarded by this. */
    private final Map<ByteBuffer, Long> sent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Long> eldest) {
            return size() > MOST;
        }
    };

    /** Guarded by this. */
    private int number;

    /** The payload to send, which is a number of its own where none is given. */
    synchronized ByteBuffer sends(byte[] payload) {
        byte[] bytes = payload.length > 0 ? payload : String.valueOf(++number).getBytes(StandardCharsets.US_ASCII);
        sent.put(ByteBuffer.wrap(bytes), System.nanoTime());
        return ByteBuffer.wrap(bytes);
    }

    /** One line about a pong. */
    synchronized String answered(ByteBuffer payload) {
        long now = System.nanoTime();
        Long began = sent.remove(payload);
        return "pong " + Plain.quoted(text(payload))
                + (began == null
                        ? ", which nobody asked for"
                        : String.format(Locale.ROOT, " after %.2f ms", (now - began) / 1e6));
    }

    /** The payload of a ping or pong as text. */
    static String text(ByteBuffer payload) {
        return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
    }
}
