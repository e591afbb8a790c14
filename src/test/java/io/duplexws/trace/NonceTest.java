package io.duplexws.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NonceTest {

    private static final String TEXT = "AbCdEfGhIjKlMnOpQr_-09";

    @ParameterizedTest
    @ValueSource(strings = {"trace=" + TEXT, "a=b&trace=" + TEXT + "&c", "trace=" + TEXT + "&trace=x"})
    void isFoundInTheQuery(String query) {
        assertThat(Nonce.in(query).orElseThrow().topic().name()).isEqualTo("trace." + TEXT);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "n=1", "traces=1", "x=trace", "retrace=1"})
    void isNotThereWhenNobodyAsks(String query) {
        assertThat(Nonce.in(query)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "AbCdEfGhIjKlMnOpQr_-0", "AbCdEfGhIjKlMnOpQr_-09=", "AbCdEfGhIjKlMnOpQr+/09"})
    void refusesWhatCanBeGuessedWithoutTellingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Nonce.in("trace=" + text))
                .withMessage("trace is of " + text.length()
                        + " characters and no nonce: wanted 22 of A-Z a-z 0-9 _ -, which are 128 random bits in base64url;"
                        + " whoever guesses it reads the trace");
    }

    @Test
    void doesNotShowItself() {
        assertThat(new Nonce(TEXT)).asString().doesNotContain(TEXT);
    }
}
