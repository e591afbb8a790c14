package io.duplexws.cli.connect;

import io.duplexws.cli.connect.LineCommand.Binary;
import io.duplexws.cli.connect.LineCommand.Close;
import io.duplexws.cli.connect.LineCommand.Help;
import io.duplexws.cli.connect.LineCommand.Mistake;
import io.duplexws.cli.connect.LineCommand.Ping;
import io.duplexws.cli.connect.LineCommand.Text;
import jakarta.websocket.RemoteEndpoint;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends the lines of the input, or does what they ask for. A server that takes nothing holds up the reading; a line of any
 * length goes out in parts. One thread.
 */
final class Speaking {

    static final List<String> COMMANDS = List.of(
            "/ping [payload]        asks for a pong and shows the round trip",
            "/close [code [reason]] ends the connection, with 1000 unless told otherwise",
            "/binary 48 65 6c       sends these bytes as a binary message",
            "/text ...              sends a text message, also with --binary",
            "/help                  shows this",
            "//...                  sends a text that begins with /");

    private final Lines lines;
    private final boolean binary;
    private final RemoteEndpoint.Basic remote;
    private final Pings pings;
    private final Screen screen;
    private final Consumer<Goodbye> goodbye;
    private HexInput hex = new HexInput();
    private volatile int mistakes;

    /** Whether the rest of this line is not sent. */
    private boolean skipping;

    Speaking(
            Reader input,
            boolean binary,
            RemoteEndpoint.Basic remote,
            Pings pings,
            Screen screen,
            Consumer<Goodbye> goodbye) {
        this.lines = new Lines(input);
        this.binary = binary;
        this.remote = remote;
        this.pings = pings;
        this.screen = screen;
        this.goodbye = goodbye;
    }

    /** Returns at the end of the input. @throws IOException when nothing can be sent any more, or read */
    void run() throws IOException {
        for (Lines.Part part = lines.next(); part != null; part = lines.next()) {
            if (part.isWhole()) {
                obey(LineCommand.parse(part.text(), binary));
            } else {
                pass(part);
            }
        }
    }

    /** How many lines were not understood. */
    int mistakes() {
        return mistakes;
    }

    private void obey(LineCommand command) throws IOException {
        if (command instanceof Text text) {
            remote.sendText(text.text());
        } else if (command instanceof Binary bytes) {
            remote.sendBinary(ByteBuffer.wrap(bytes.bytes()));
        } else if (command instanceof Ping ping) {
            remote.sendPing(pings.sends(ping.payload()));
        } else if (command instanceof Close close) {
            goodbye.accept(new Goodbye(close.code(), close.reason()));
        } else if (command instanceof Help) {
            COMMANDS.forEach(screen::line);
        } else if (command instanceof Mistake mistake) {
            blame(mistake.sentence());
        }
    }

    /** A part of a line that is too long to be looked at whole. */
    private void pass(Lines.Part part) throws IOException {
        String text = part.text();
        if (part.first()) {
            hex = new HexInput();
            skipping = text.startsWith("/") && !text.startsWith("//");
            if (skipping) {
                blame("a line of more than 64 K characters is no command; nothing of it is sent");
            }
            text = text.startsWith("//") ? text.substring(1) : text;
        }
        if (!skipping && binary) {
            passBytes(text, part.last());
        } else if (!skipping) {
            remote.sendText(text, part.last());
        }
    }

    /** What is no number cannot be taken back once its message has begun: the message ends there. */
    private void passBytes(String text, boolean last) throws IOException {
        try {
            remote.sendBinary(ByteBuffer.wrap(hex.bytes(text)), last);
            if (last) {
                hex.end();
            }
        } catch (IllegalArgumentException bad) {
            skipping = true;
            blame(bad.getMessage() + "; the message ends there");
            if (!last) {
                remote.sendBinary(ByteBuffer.allocate(0), true);
            }
        }
    }

    private void blame(String sentence) {
        mistakes++;
        screen.error(sentence);
    }
}
