package io.duplexws.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubprotocolsTest {

    private static final List<String> SUPPORTED = List.of("chat.v2", "chat.v1");

    @Test
    void followsTheServersOrder() {
        assertThat(Subprotocols.choose(SUPPORTED, List.of("chat.v1", "chat.v2")))
                .contains("chat.v2");
    }

    @Test
    void takesTheOneInCommon() {
        assertThat(Subprotocols.choose(SUPPORTED, List.of("other", "chat.v1"))).contains("chat.v1");
    }

    @Test
    void choosesNoneWhenNoneIsCommon() {
        assertThat(Subprotocols.choose(SUPPORTED, List.of("other"))).isEmpty();
    }

    @Test
    void choosesNoneWhenNoneIsOffered() {
        assertThat(Subprotocols.choose(SUPPORTED, List.of())).isEmpty();
        assertThat(Subprotocols.choose(List.of("*"), List.of())).isEmpty();
    }

    @Test
    void comparesWithCase() {
        assertThat(Subprotocols.choose(SUPPORTED, List.of("CHAT.V2"))).isEmpty();
    }

    @Test
    void starTakesTheClientsFirst() {
        assertThat(Subprotocols.choose(List.of("*"), List.of("b", "a"))).contains("b");
    }

    @Test
    void starComesAfterTheNamesBeforeIt() {
        assertThat(Subprotocols.choose(List.of("chat.v2", "*"), List.of("b", "chat.v2")))
                .contains("chat.v2");
    }

    @Test
    void readsSettingInOrder() {
        assertThat(Subprotocols.parse(" chat.v2 ,chat.v1,*")).containsExactly("chat.v2", "chat.v1", "*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void readsEmptySettingAsNone(String setting) {
        assertThat(Subprotocols.parse(setting)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a,", ",", "a/b", "caf\u00e9", "a;b", "\"a\""})
    void refusesSettingThatIsNoToken(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subprotocols.parse(setting))
                .withMessageContaining("is no token; wanted subprotocol names such as chat.v2");
    }

    @Test
    void refusesNameThatStandsTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subprotocols.parse("a,b,a"))
                .withMessageStartingWith("\"a\" stands twice");
    }
}
