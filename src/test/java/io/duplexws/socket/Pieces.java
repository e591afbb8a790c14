package io.duplexws.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Pieces as the tests need them. */
final class Pieces {

    private Pieces() {}

    static Piece message(String text) {
        return new Piece.Text(text, true, true);
    }

    static Piece part(String text) {
        return new Piece.Text(text, false, false);
    }

    /** Costs about so many bytes while it waits. */
    static Piece binary(char name, int bytes) {
        return new Piece.Binary(
                ByteBuffer.wrap(String.valueOf(name).repeat(bytes).getBytes(StandardCharsets.ISO_8859_1)), true, true);
    }

    static Piece close() {
        return new Piece.Close(new CloseReason(CloseCodes.NORMAL_CLOSURE, "done"));
    }
}
