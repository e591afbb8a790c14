package io.duplexws.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "news", "Price.EUR_USD~1-2", "0"})
    void takesWhatAUrlCarriesAsItIs(String name) {
        assertThat(new Topic(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a%20b", "ä", "a\n", "a*"})
    void refusesAllElse(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topic(name))
                .withMessageStartingWith("topic \"")
                .withMessageEndingWith("wanted 1 to 128 of A-Z a-z 0-9 . _ ~ -");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void refusesWhatLeadsElsewhereInAnAddress(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topic(name))
                .withMessage("topic \"" + name + "\" means another place in an address");
        assertThat(new Topic("...").name()).isEqualTo("...");
    }

    @Test
    void takes128CharactersAndNoMore() {
        assertThat(new Topic("t".repeat(128)).name()).hasSize(128);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topic("t".repeat(129)))
                .withMessageContaining("of 129 characters");
    }
}
