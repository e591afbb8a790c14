package io.duplexws.cli.connect;

import io.duplexws.cli.wire.Plain;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Messages to standard output, all else to standard error, in UTF-8 and from any thread. On a terminal a message is shown
 * without the controls that a terminal obeys; a pipe gets it as it is.
 */
public final class Screen {

    private final Writer messages;
    private final PrintStream notes;
    private final boolean terminal;

    /** Whether nobody reads the messages any more. */
    private volatile boolean closed;

    Screen(OutputStream messages, OutputStream notes, boolean terminal) {
        this.messages = new OutputStreamWriter(new BufferedOutputStream(messages), StandardCharsets.UTF_8);
        this.notes = new PrintStream(notes, true, StandardCharsets.UTF_8);
        this.terminal = terminal;
    }

    /** This process's own. */
    public static Screen ofProcess() {
        return new Screen(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Terminal.takesOutput());
    }

    /** A part of a text message; the last one ends the line. */
    void text(String part, boolean last) {
        print(terminal ? Plain.withoutControls(part) : part, last);
    }

    /** A part of a binary message, as hexadecimal digits; the last one ends the line. */
    void binary(ByteBuffer part, boolean last) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        print(HexFormat.of().formatHex(bytes), last);
    }

    /** Something that happened, on one line. */
    public void note(String sentence) {
        notes.println("* " + sentence);
    }

    /** A line as it is. */
    void line(String line) {
        notes.println(line);
    }

    /** Why it cannot go on, on one line. */
    void error(String sentence) {
        notes.println("duplex: " + sentence);
    }

    boolean isClosed() {
        return closed;
    }

    private synchronized void print(String part, boolean last) {
        try {
            messages.write(part);
            if (last) {
                messages.write('\n');
                messages.flush();
            }
        } catch (IOException nobodyReads) {
            closed = true;
        }
    }
}
