package io.duplexws.cli.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Whether an answer makes a WebSocket (RFC 6455, section 4.1), and if not, what is wrong with it in one sentence. */
public final class AnswerCheck {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private AnswerCheck() {}

    /** @param key that was sent */
    public static Optional<String> problem(Answer answer, Opening opening, String key) {
        if (answer.status() != 101) {
            return Optional.of("refused with " + answer.status() + ": " + reason(answer));
        }
        if (!answer.has("Upgrade", "websocket")) {
            return Optional.of(missing(answer, "Upgrade", "websocket"));
        }
        if (!answer.has("Connection", "upgrade")) {
            return Optional.of(missing(answer, "Connection", "upgrade"));
        }
        if (!answer.header("Sec-WebSocket-Accept").equals(accept(key))) {
            return Optional.of(missing(answer, "Sec-WebSocket-Accept", accept(key)));
        }
        return subprotocol(answer, opening);
    }

    /** What a server has to answer to this key. */
    public static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException noJava) {
            throw new IllegalStateException("every Java has SHA-1", noJava);
        }
    }

    private static Optional<String> subprotocol(Answer answer, Opening opening) {
        String chosen = answer.header("Sec-WebSocket-Protocol");
        String offered = opening.sent("Sec-WebSocket-Protocol", String.join(",", opening.subprotocols()));
        if (chosen.isEmpty() || List.of(offered.split("\\s*,\\s*")).contains(chosen)) {
            return Optional.empty();
        }
        return Optional.of("the server chose the subprotocol " + Plain.quoted(chosen) + ", which was not offered"
                + (offered.isEmpty() ? "; offer it with -s" : ""));
    }

    private static String missing(Answer answer, String name, String wanted) {
        String found = answer.header(name);
        String sentence = found.isEmpty()
                ? "the answer is 101 but has no " + name + " header"
                : "the answer is 101 but its " + name + " header is " + Plain.quoted(found);
        return sentence + "; wanted \"" + wanted + "\"; a proxy may have changed it";
    }

    private static String reason(Answer answer) {
        String location = answer.header("Location");
        if (answer.status() >= 300 && answer.status() < 400 && !location.isEmpty()) {
            return "it moved to " + Plain.line(location) + "; connect to that";
        }
        String said = answer.sentence();
        String hint = hint(answer);
        if (said.isEmpty()) {
            return hint.isEmpty() ? "the answer does not say why" : hint;
        }
        return said + (hint.isEmpty() ? "" : "; " + hint);
    }

    private static String hint(Answer answer) {
        return switch (answer.status()) {
            case 200 -> "an ordinary answer: nothing there speaks WebSocket, or a proxy dropped the Upgrade header";
            case 400 -> answer.body().matches("(?s).*(TLS|HTTPS|SSL).*") ? "try wss:// instead of ws://" : "";
            case 401 -> "it wants to know who you are: -H \"Authorization: …\" or -H \"Cookie: …\"";
            case 404 -> "is the path right?";
            case 407 -> "a proxy wants to know who you are";
            case 502, 504 -> "a proxy answered that did not reach its server";
            case 503 ->
                answer.header("Retry-After").isEmpty()
                        ? ""
                        : "come back after " + Plain.line(answer.header("Retry-After")) + " s";
            default -> "";
        };
    }
}
