package io.duplexws.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.socket.Piece;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextPartsTest {

    private static final String EMOJI = "\uD83D\uDE00";

    private final TextParts parts = new TextParts("over");

    @Test
    void passesWholeMessageOn() {
        assertThat(parts.next("hello", true)).contains(new Piece.Text("hello", true, true));
        assertThat(parts.found()).isFalse();
    }

    @Test
    void passesEmptyMessageOn() {
        assertThat(parts.next("", true)).contains(new Piece.Text("", true, true));
    }

    @Test
    void findsTheWord() {
        assertThat(parts.next("over", true)).isEmpty();
        assertThat(parts.found()).isTrue();
    }

    @Test
    void findsTheWordInParts() {
        assertThat(parts.next("o", false)).isEmpty();
        assertThat(parts.next("", false)).isEmpty();
        assertThat(parts.next("ve", false)).isEmpty();
        assertThat(parts.found()).isFalse();
        assertThat(parts.next("r", true)).isEmpty();
        assertThat(parts.found()).isTrue();
    }

    @Test
    void findsTheWordWhoseLastPartIsEmpty() {
        assertThat(parts.next("over", false)).isEmpty();
        assertThat(parts.next("", true)).isEmpty();
        assertThat(parts.found()).isTrue();
    }

    @Test
    void passesOnWhatOnlyBeginsAsTheWord() {
        assertThat(parts.next("ov", false)).isEmpty();
        assertThat(parts.next("al", true)).contains(new Piece.Text("oval", true, true));
        assertThat(parts.found()).isFalse();
    }

    @Test
    void passesOnWhatGoesOnAfterTheWord() {
        assertThat(parts.next("over", false)).isEmpty();
        assertThat(parts.next("night", false)).contains(new Piece.Text("overnight", true, false));
        assertThat(parts.next("", true)).contains(new Piece.Text("", false, true));
        assertThat(parts.found()).isFalse();
    }

    @Test
    void passesOnTheBeginningOfTheWordWhenTheMessageEndsThere() {
        assertThat(parts.next("ov", false)).isEmpty();
        assertThat(parts.next("", true)).contains(new Piece.Text("ov", true, true));
    }

    @Test
    void doesNotTakeTheWordAtTheEndOfALongerMessage() {
        assertThat(parts.next("game ", false)).contains(new Piece.Text("game ", true, false));
        assertThat(parts.next("over", true)).contains(new Piece.Text("over", false, true));
        assertThat(parts.found()).isFalse();
    }

    @Test
    void comparesTheWordWithCase() {
        assertThat(parts.next("Over", true)).contains(new Piece.Text("Over", true, true));
    }

    @Test
    void findsTheWordAfterOtherMessages() {
        parts.next("one", false);
        parts.next("two", true);

        assertThat(parts.next("over", true)).isEmpty();
        assertThat(parts.found()).isTrue();
    }

    @Test
    void holdsHalfOfASurrogatePairBack() {
        assertThat(parts.next("a" + EMOJI.charAt(0), false)).contains(new Piece.Text("a", true, false));
        assertThat(parts.next(EMOJI.charAt(1) + "b", true)).contains(new Piece.Text(EMOJI + "b", false, true));
    }

    @Test
    void holdsBackMessageThatBeginsWithHalfAPair() {
        assertThat(parts.next(EMOJI.substring(0, 1), false)).isEmpty();
        assertThat(parts.next(EMOJI.substring(1), false)).contains(new Piece.Text(EMOJI, true, false));
        assertThat(parts.next("", true)).contains(new Piece.Text("", false, true));
    }

    @Test
    void passesNoEmptyPartOnBeforeTheLast() {
        assertThat(parts.next("", false)).isEmpty();
        assertThat(parts.next("", false)).isEmpty();
        assertThat(parts.next("", true)).contains(new Piece.Text("", true, true));
    }

    @Test
    void findsNoWordWhenItIsEmpty() {
        TextParts none = new TextParts("");

        assertThat(none.next("", true)).contains(new Piece.Text("", true, true));
        assertThat(none.next("o", false)).contains(new Piece.Text("o", true, false));
        assertThat(none.found()).isFalse();
    }

    @Test
    void startsEachMessageAnew() {
        parts.next("a", false);
        parts.next("b", true);

        Optional<Piece> next = parts.next("c", false);

        assertThat(next).contains(new Piece.Text("c", true, false));
    }
}
