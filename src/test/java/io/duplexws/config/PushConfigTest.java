package io.duplexws.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.duplexws.handshake.OriginPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushConfigTest {

    @Test
    void hasDefaults() {
        PushConfig push = read(Map.of());

        assertThat(push.broker()).isEmpty();
        assertThat(push.origins()).isEqualTo(new OriginPolicy.Same(Optional.empty()));
        assertThat(push.publishToken()).isEmpty();
        assertThat(push.visitors()).isEqualTo("LOCAL");
        assertThat(push.messageBytes()).isEqualTo(1_048_576);
        assertThat(push.topics()).isEqualTo(100_000);
        assertThat(push.connectionTopics()).isEqualTo(1_000);
        assertThat(push.historyCount()).isEqualTo(1_000);
        assertThat(push.historyBytes()).isEqualTo(8_388_608);
        assertThat(push.historyHeap()).isEqualTo(25);
        assertThat(push.historyAge()).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis://localhost", "rediss://:secret@cache.example.org:6380/2"})
    void takesTheUriOfABroker(String uri) {
        assertThat(read(Map.of("duplex.broker", uri)).broker()).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "redis", "localhost:6379", "http://localhost", "redis:///path", "redis://a b"})
    void refusesWhatIsNoBroker(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Map.of("duplex.broker", uri)))
                .withMessageStartingWith("duplex.broker is (hidden, ")
                .withMessageContaining("wanted memory, or a URI such as redis://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with blank", "sécret-token"})
    void refusesATokenThatNoHeaderCarriesAndDoesNotShowIt(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Map.of("duplex.publish.token", token)))
                .withMessageStartingWith("duplex.publish.token is (hidden, " + token.length() + " characters): wanted");
    }

    @Test
    void refusesOtherVisitors() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Map.of("duplex.publish.visitors", "everybody")))
                .withMessage("duplex.publish.visitors is \"everybody\": wanted local, all or none");
    }

    private static PushConfig read(Map<String, String> parameters) {
        return Config.read(new Sources(new Properties(), Map.of(), parameters)).push();
    }
}
