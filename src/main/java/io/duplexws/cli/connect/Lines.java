package io.duplexws.cli.connect;

import java.io.IOException;
import java.io.Reader;

/** The lines of the input; one that is longer than 64 K characters comes in parts. */
final class Lines {

    private static final int LONGEST_PART = 65_536;

    private final Reader reader;
    private boolean within;

    /** A high surrogate that waits for its other half; 0 for none. */
    private char held;

    Lines(Reader reader) {
        this.reader = reader;
    }

    /** A part of a line, or all of it, without its line feed. */
    record Part(String text, boolean first, boolean last) {

        boolean isWhole() {
            return first && last;
        }
    }

    /** The next part, as soon as its line has ended or it is long; null at the end of the input. */
    Part next() throws IOException {
        StringBuilder text = new StringBuilder();
        boolean first = !within;
        if (held != 0) {
            text.append(held);
            held = 0;
        }
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                within = false;
                return new Part(withoutReturn(text), first, true);
            }
            text.append((char) c);
            if (text.length() >= LONGEST_PART) {
                return new Part(upToAWholeCharacter(text), first, false);
            }
        }
        boolean nothing = first && text.isEmpty();
        within = false;
        return nothing ? null : new Part(withoutReturn(text), first, true);
    }

    private String upToAWholeCharacter(StringBuilder text) {
        within = true;
        int last = text.length() - 1;
        // A return too, which may belong to the end of the line.
        if (Character.isHighSurrogate(text.charAt(last)) || text.charAt(last) == '\r') {
            held = text.charAt(last);
            text.setLength(last);
        }
        return text.toString();
    }

    private static String withoutReturn(StringBuilder text) {
        int last = text.length() - 1;
        return last >= 0 && text.charAt(last) == '\r' ? text.substring(0, last) : text.toString();
    }
}
