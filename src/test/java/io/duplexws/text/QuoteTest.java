package io.duplexws.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteTest {

    @Test
    void putsTextInDoubleQuotes() {
        assertThat(Quote.of("keep-alive")).isEqualTo("\"keep-alive\"");
    }

    @Test
    void leaves80CharactersWhole() {
        assertThat(Quote.plain("x".repeat(80))).isEqualTo("x".repeat(80));
    }

    @Test
    void capsAt80CharactersAndTellsHowManyThereWere() {
        assertThat(Quote.plain("x".repeat(81))).isEqualTo("x".repeat(80) + "… (81 characters)");
    }

    @Test
    void capsTextOfAnyLength() {
        assertThat(Quote.of("x".repeat(1_000_000))).hasSizeLessThan(120);
    }

    @ParameterizedTest
    @ValueSource(chars = {'\r', '\n', '\t', '\0', '\u001b', '\u007f', '\u0085', '\u2028', '\u2029'})
    void replacesControlsThatCouldForgeALogLine(char control) {
        assertThat(Quote.plain("a" + control + "b")).isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                '\u200b', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067',
                '\u2068', '\u2069', '\u061c', '\ufeff'
            })
    void replacesMarksThatTurnTheDirectionOfText(char mark) {
        assertThat(Quote.plain("a" + mark + "b")).isEqualTo("a\uFFFDb");
    }

    @Test
    void replacesHalfOfASurrogatePair() {
        assertThat(Quote.plain("a\uD83D")).isEqualTo("a\uFFFD");
    }

    @Test
    void leavesLettersOfAnyLanguage() {
        assertThat(Quote.plain("Grüße, 世界, שלום")).isEqualTo("Grüße, 世界, שלום");
    }
}
