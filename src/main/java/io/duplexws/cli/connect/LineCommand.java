package io.duplexws.cli.connect;

import io.duplexws.cli.wire.Plain;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a line of the input asks for. */
sealed interface LineCommand {

    int NORMAL = 1000;
    int LONGEST_CONTROL = 125;
    int LONGEST_REASON = 123;

    /** @param binary whether a line that is no command holds bytes */
    static LineCommand parse(String line, boolean binary) {
        try {
            if (line.startsWith("//")) {
                return new Text(line.substring(1));
            }
            if (line.startsWith("/")) {
                String[] words = line.split(" ", 2);
                return command(words[0], words.length == 1 ? "" : words[1]);
            }
            return binary ? new Binary(HexInput.all(line)) : new Text(line);
        } catch (IllegalArgumentException bad) {
            return new Mistake(bad.getMessage());
        }
    }

    private static LineCommand command(String name, String rest) {
        return switch (name) {
            case "/text" -> new Text(rest);
            case "/binary" -> new Binary(HexInput.all(rest));
            case "/ping" -> new Ping(rest.getBytes(StandardCharsets.UTF_8));
            case "/close" -> close(rest.strip());
            case "/help" -> new Help();
            default ->
                new Mistake("unknown command " + Plain.quoted(name)
                        + "; /help lists them; a text that begins with / is written with two: /" + Plain.line(name));
        };
    }

    private static LineCommand close(String rest) {
        if (rest.isEmpty()) {
            return new Close(NORMAL, "");
        }
        String[] words = rest.split(" ", 2);
        if (!words[0].matches("\\d{1,5}")) {
            return new Mistake("/close is " + Plain.quoted(rest) + "; wanted /close [code [reason]]");
        }
        return new Close(Integer.parseInt(words[0]), words.length == 1 ? "" : words[1]);
    }

    /** A text message. */
    record Text(String text) implements LineCommand {}

    /** A binary message. */
    record Binary(byte[] bytes) implements LineCommand {

        public Binary {
            bytes = bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Binary binary && Arrays.equals(bytes, binary.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Binary" + Arrays.toString(bytes);
        }
    }

    /** Asks for a pong; without a payload it gets one of its own. */
    record Ping(byte[] payload) implements LineCommand {

        public Ping {
            payload = payload.clone();
            if (payload.length > LONGEST_CONTROL) {
                throw new IllegalArgumentException(
                        "/ping has " + payload.length + " bytes; a ping takes at most " + LONGEST_CONTROL);
            }
        }
    }

    /** Ends the connection. */
    record Close(int code, String reason) implements LineCommand {

        public Close {
            if (code == 1012 || code == 1013) {
                throw new IllegalArgumentException("/close " + code + ": 1012 and 1013 are for servers");
            }
            boolean allowed = code >= NORMAL && code <= 1003 || code >= 1007 && code <= 1011 || isOwn(code);
            if (!allowed) {
                throw new IllegalArgumentException("/close " + code
                        + ": wanted 1000 to 1003, 1007 to 1011, or 3000 to 4999 (RFC 6455, section 7.4)");
            }
            int bytes = reason.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST_REASON) {
                throw new IllegalArgumentException(
                        "/close has a reason of " + bytes + " bytes; at most " + LONGEST_REASON + " fit");
            }
        }

        private static boolean isOwn(int code) {
            return code >= 3000 && code <= 4999;
        }
    }

    /** Lists the commands. */
    record Help() implements LineCommand {}

    /** Nothing is sent; the sentence says why. */
    record Mistake(String sentence) implements LineCommand {}
}
