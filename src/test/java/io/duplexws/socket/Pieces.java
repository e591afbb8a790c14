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

    /** As the events of a test show it: a message by what is in it. */
    static String name(Piece piece) {
        if (piece instanceof Piece.Text text) {
            return text.text();
        }
        if (piece instanceof Piece.Shared shared) {
            return shared.text();
        }
        if (piece instanceof Piece.Flush || piece instanceof Piece.Ping) {
            return piece instanceof Piece.Ping ? "ping" : "flush";
        }
        Piece.Binary binary = (Piece.Binary) piece;
        byte[] bytes = new byte[binary.data().remaining()];
        binary.data().get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
