package io.duplexws.cli.connect;

import io.duplexws.cli.wire.Plain;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A close frame of the server, or that there was none (RFC 6455, section 7.1.5). */
record Farewell(int code, String reason) {

    /** A close frame may be empty. */
    static final int WITHOUT_CODE = 1005;

    static final Farewell NONE = new Farewell(1006, "");

    /** @param payload of the frame; a single byte, which no server may send, counts as none */
    static Farewell of(ByteBuffer payload) {
        if (payload.remaining() < 2) {
            return new Farewell(WITHOUT_CODE, "");
        }
        int code = payload.getShort() & 0xFFFF;
        return new Farewell(code, StandardCharsets.UTF_8.decode(payload).toString());
    }

    boolean wasSaid() {
        return !equals(NONE);
    }

    @Override
    public String toString() {
        String plain = reason.isEmpty() ? "" : " " + Plain.quoted(reason);
        return code == WITHOUT_CODE ? "without a code (1005)" : code + plain;
    }
}
