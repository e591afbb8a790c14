package io.duplexws.probe;

import io.duplexws.socket.Piece;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Tells commands, which are texts that begin with a brace, from all other messages: these are counted, and collected while
 * the echo is on. Called by one thread at a time.
 */
final class Incoming {

    /** Who is told of whole messages. */
    interface Told {
        void command(String text);

        /** A command of so many characters. */
        void tooLong(long characters);

        void echo(Piece message);

        /** A message of so many bytes, or characters. */
        void tooLargeToEcho(long size);
    }

    private enum Kind {
        UNKNOWN,
        COMMAND,
        OTHER
    }

    private final Arrivals arrivals;
    private final Told told;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private Kind kind = Kind.UNKNOWN;
    private long size;
    private boolean echoes;

    Incoming(Arrivals arrivals, Told told) {
        this.arrivals = arrivals;
        this.told = told;
    }

    /** Whether what comes from the next message on is echoed. */
    void echo(boolean on) {
        echoes = on;
    }

    void text(String part, boolean last) {
        if (part.isEmpty() && !last) {
            return;
        }
        if (kind == Kind.UNKNOWN) {
            kind = part.startsWith("{") ? Kind.COMMAND : Kind.OTHER;
        }
        size += part.length();
        if (kind == Kind.OTHER) {
            arrivals.text(part, last);
        }
        if (size <= mostText()) {
            text.append(part);
        }
        if (last) {
            endText();
        }
    }

    void binary(ByteBuffer part, boolean last) {
        arrivals.binary(part, last);
        size += part.remaining();
        if (echoes && size <= Limits.ECHO_BYTES) {
            byte[] copy = new byte[part.remaining()];
            part.duplicate().get(copy);
            bytes.writeBytes(copy);
        }
        if (last) {
            endBinary();
        }
    }

    private int mostText() {
        if (kind == Kind.COMMAND) {
            return Limits.COMMAND;
        }
        return echoes ? Limits.ECHO_BYTES : 0;
    }

    private void endText() {
        String whole = text.toString();
        text.setLength(0);
        text.trimToSize();
        long characters = size;
        Kind ended = kind;
        size = 0;
        kind = Kind.UNKNOWN;
        if (ended == Kind.COMMAND && characters <= Limits.COMMAND) {
            told.command(whole);
        } else if (ended == Kind.COMMAND) {
            told.tooLong(characters);
        } else if (echoes) {
            echo(new Piece.Text(whole, true, true), characters);
        }
    }

    private void endBinary() {
        byte[] whole = bytes.toByteArray();
        bytes.reset();
        long all = size;
        size = 0;
        if (echoes) {
            echo(new Piece.Binary(ByteBuffer.wrap(whole), true, true), all);
        }
    }

    private void echo(Piece message, long all) {
        if (all <= Limits.ECHO_BYTES) {
            told.echo(message);
        } else {
            told.tooLargeToEcho(all);
        }
    }
}
