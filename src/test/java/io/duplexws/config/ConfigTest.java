package io.duplexws.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.duplexws.handshake.OriginPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigTest {

    @Test
    void hasDefaults() {
        Config config = Config.read(parameters(Map.of()));

        assertThat(config.origins()).isEqualTo(new OriginPolicy.Any());
        assertThat(config.subprotocols()).containsExactly("chat.v2", "chat.v1");
        assertThat(config.connections()).isEqualTo(20_000);
        assertThat(config.outboxBytes()).isEqualTo(262_144);
        assertThat(config.sendTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.writers()).isEqualTo(32);
        assertThat(config.pingInterval()).isEqualTo(Duration.ofSeconds(25));
        assertThat(config.idleTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.refusedKept()).isEqualTo(100);
        assertThat(config.metrics()).isTrue();
        assertThat(config.trace()).isEqualTo(new TraceConfig(true, 100, 200));
    }

    @Test
    void readsEverySetting() {
        Config config = Config.read(parameters(Map.ofEntries(
                entry("duplex.origins", "same"),
                entry("duplex.public.url", "https://app.example.org/duplex/"),
                entry("duplex.subprotocols", ""),
                entry("duplex.connections", " 7 "),
                entry("duplex.outbox.bytes", "1024"),
                entry("duplex.send.timeout", "3600"),
                entry("duplex.writers", "1"),
                entry("duplex.ping.interval", "5"),
                entry("duplex.idle.timeout", "6"),
                entry("duplex.refused.kept", "0"),
                entry("duplex.metrics", "off"),
                entry("duplex.trace", "off"),
                entry("duplex.trace.connections", "1"),
                entry("duplex.trace.rate", "2"))));

        assertThat(config.origins()).hasToString("Same[publicUrl=Optional[https://app.example.org]]");
        assertThat(config.subprotocols()).isEmpty();
        assertThat(config.connections()).isEqualTo(7);
        assertThat(config.outboxBytes()).isEqualTo(1_024);
        assertThat(config.sendTimeout()).isEqualTo(Duration.ofHours(1));
        assertThat(config.writers()).isEqualTo(1);
        assertThat(config.pingInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.idleTimeout()).isEqualTo(Duration.ofSeconds(6));
        assertThat(config.refusedKept()).isZero();
        assertThat(config.metrics()).isFalse();
        assertThat(config.trace()).isEqualTo(new TraceConfig(false, 1, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "duplex.connections, 0, a whole number from 1 to 10000000",
        "duplex.connections, many, a whole number from 1 to 10000000",
        "duplex.connections, 99999999999, a whole number from 1 to 10000000",
        "duplex.connections, '', a whole number from 1 to 10000000",
        "duplex.outbox.bytes, 1023, a whole number from 1024 to 1073741824",
        "duplex.outbox.bytes, 1k, a whole number from 1024 to 1073741824",
        "duplex.send.timeout, 0, a whole number from 1 to 3600",
        "duplex.send.timeout, 2.5, a whole number from 1 to 3600",
        "duplex.writers, -1, a whole number from 1 to 10000",
        "duplex.ping.interval, -1, a whole number from 0 to 3600",
        "duplex.ping.interval, 25s, a whole number from 0 to 3600",
        "duplex.metrics, yes, on or off",
        "duplex.trace, yes, on or off",
        "duplex.trace.connections, 0, a whole number from 1 to 1000000",
        "duplex.trace.rate, 0, a whole number from 1 to 1000000",
        "duplex.idle.timeout, never, a whole number from 0 to 86400",
        "duplex.idle.timeout, 25, 'more than the 25 of duplex.ping.interval, or 0 for never'",
        "duplex.refused.kept, 100001, a whole number from 0 to 100000",
        "duplex.origins, example.org, 'same', '*', or origins such as https://app.example.org",
        "duplex.subprotocols, a b, subprotocol names such as chat.v2",
        "duplex.public.url, app.example.org, a URL such as https://app.example.org/duplex/",
        "duplex.public.url, ftp://app.example.org, a URL such as https://app.example.org/duplex/"
    })
    void refusesBadValueInOneSentenceThatNamesKeyValueAndWhatIsAllowed(String key, String value, String allowed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.read(parameters(Map.of(key, value))))
                .satisfies(bad -> assertThat(bad.getMessage())
                        .startsWith(key + " is \"" + value + "\": ")
                        .contains("wanted ", allowed)
                        .doesNotContain("\n"));
    }

    @Test
    void saysWhyAnIdleTimeoutMustBeLongerThanTheIntervalOfPings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.read(parameters(Map.of("duplex.ping.interval", "60"))))
                .withMessage("duplex.idle.timeout is \"60\": wanted more than the 60 of duplex.ping.interval, or 0 for"
                        + " never; every quiet client would be cut before it could answer its first ping");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "25, 0", "0, 0", "25, 26"})
    void letsPingsAndTheIdleTimeoutBeSwitchedOffEachByItself(String interval, String timeout) {
        Config config =
                Config.read(parameters(Map.of("duplex.ping.interval", interval, "duplex.idle.timeout", timeout)));

        assertThat(config.pingInterval()).hasSeconds(Long.parseLong(interval));
        assertThat(config.idleTimeout()).hasSeconds(Long.parseLong(timeout));
    }

    @ParameterizedTest
    @EnumSource
    void everyDefaultIsAllowed(Setting setting) {
        assertThat(Config.read(parameters(Map.of(setting.property(), setting.standard()))))
                .isEqualTo(Config.read(parameters(Map.of())));
    }

    private static Sources parameters(Map<String, String> parameters) {
        return new Sources(new Properties(), Map.of(), parameters);
    }
}
