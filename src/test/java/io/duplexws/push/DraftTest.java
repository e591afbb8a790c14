package io.duplexws.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {

    private static final Payload NOTHING = new Payload.Text("");

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "order.created", "two words"})
    void takesTypesThatAreOneLine(String type) {
        assertThat(new Draft(new Topic("t"), type, NOTHING, "").type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {" a", "a ", "a\nb", "a\rid: 7", "ä", "\u0000"})
    void refusesTypesThatWouldBreakAStream(String type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Draft(new Topic("t"), type, NOTHING, ""))
                .withMessageStartingWith("type \"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"push"})
    void refusesTheTypeThatTheStreamItselfUses(String type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Draft(new Topic("t"), type, NOTHING, ""))
                .withMessageContaining("the stream itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {" k", "k\n"})
    void refusesKeysLikewise(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Draft(new Topic("t"), "", NOTHING, key))
                .withMessageStartingWith("Idempotency-Key \"");
    }
}
