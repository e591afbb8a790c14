package io.duplexws.echo;

import io.duplexws.socket.Piece;
import java.util.Optional;

/**
 * Turns the parts of incoming text messages into pieces to echo, and finds the message that is exactly one word, even
 * when it comes in parts. Holds back at most that word's beginning or half a surrogate pair. Not thread-safe.
 */
final class TextParts {

    private final String word;
    private String held = "";
    private boolean first = true;
    private boolean found;

    /** @param word the message to find; empty to find none */
    TextParts(String word) {
        this.word = word;
    }

    /** The piece to echo now; empty when the part is held back for the next one, and when the word was found. */
    Optional<Piece> next(String part, boolean last) {
        String text = held.isEmpty() ? part : held + part;
        held = "";
        if (first && last && !word.isEmpty() && text.equals(word)) {
            found = true;
            return Optional.empty();
        }
        if (!last) {
            int keep = heldBack(text);
            held = text.substring(text.length() - keep);
            text = text.substring(0, text.length() - keep);
            if (text.isEmpty()) {
                return Optional.empty();
            }
        }
        Piece piece = new Piece.Text(text, first, last);
        first = last;
        return Optional.of(piece);
    }

    /** Whether the message that ended last was the word. */
    boolean found() {
        return found;
    }

    private int heldBack(String text) {
        if (first && word.startsWith(text)) {
            return text.length();
        }
        boolean half = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
        return half ? 1 : 0;
    }
}
