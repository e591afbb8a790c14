package io.duplexws.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParameterTest {

    private static final String NONCE = "AbCdEfGhIjKlMnOpQr_-09";

    @ParameterizedTest
    @ValueSource(strings = {"trace=" + NONCE, "a=b&trace=" + NONCE + "&c", "trace=" + NONCE + "&trace=x"})
    void isFoundInTheQuery(String query) {
        assertThat(TraceParameter.in(query)).contains(new TraceParameter(new Nonce(NONCE), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "left", "Connection17ofAZ"})
    void mayCallTheConnectionSomething(String label) {
        assertThat(TraceParameter.in("trace=" + NONCE + "." + label))
                .contains(new TraceParameter(new Nonce(NONCE), label));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "n=1", "traces=1", "x=trace", "retrace=1"})
    void isNotThereWhenNobodyAsks(String query) {
        assertThat(TraceParameter.in(query)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "1, 1",
        "AbCdEfGhIjKlMnOpQr_-0, 21",
        "AbCdEfGhIjKlMnOpQr_-09=, 23",
        "AbCdEfGhIjKlMnOpQr+/09, 22",
        "short.left, 5",
        "., 0"
    })
    void refusesANonceThatCanBeGuessedWithoutTellingIt(String value, int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TraceParameter.in("trace=" + value))
                .withMessage("trace is of " + length
                        + " characters and no nonce: wanted 22 of A-Z a-z 0-9 _ -, which are 128 random bits in base64url;"
                        + " whoever guesses it reads the trace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a-b", "a%20b", "ä", "seventeenLetters0"})
    void refusesALabelThatIsNoneWithoutTellingIt(String label) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TraceParameter.in("trace=" + NONCE + "." + label))
                .withMessage("trace has a label of " + label.length()
                        + " characters that is none: wanted 1 to 16 of A-Z a-z 0-9, behind the nonce and a dot");
    }
}
