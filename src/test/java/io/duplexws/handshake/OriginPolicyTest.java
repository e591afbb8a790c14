package io.duplexws.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginPolicyTest {

    private static final UpgradeRequest HERE = Ask.good().request();

    private final OriginPolicy same = OriginPolicy.parse("same", Optional.empty());
    private final OriginPolicy listed =
            OriginPolicy.parse("https://app.example.org, http://localhost:3000", Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.org", "null", "", "not an origin"})
    void starLetsEverybodyIn(String origin) {
        assertThat(OriginPolicy.parse("*", Optional.empty()).allows(origin, HERE))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://duplex.example.org", "http://duplex.example.org:80", "HTTP://Duplex.Example.ORG"})
    void sameTakesThisServersOwnPages(String origin) {
        assertThat(same.allows(origin, HERE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://duplex.example.org",
                "http://duplex.example.org:8080",
                "http://duplex.example.org.evil.example",
                "http://evil.example/duplex.example.org",
                "http://duplex.example.org@evil.example",
                "http://duplex.example.org/",
                "null",
                ""
            })
    void sameRefusesEveryOther(String origin) {
        assertThat(same.allows(origin, HERE)).isFalse();
    }

    @Test
    void sameTakesThePublicUrlInPlaceOfWhatTheRequestSays() {
        OriginPolicy behindProxy = OriginPolicy.parse("same", Origin.parse("https://public.example.org"));

        assertThat(behindProxy.allows("https://public.example.org", HERE)).isTrue();
        assertThat(behindProxy.allows("http://duplex.example.org", HERE)).isFalse();
    }

    @Test
    void sameRefusesWhenTheRequestDoesNotSayWhereItWent() {
        UpgradeRequest nowhere = new UpgradeRequest("GET", "HTTP/1.1", Headers.of(), Optional.empty());

        assertThat(same.allows("http://duplex.example.org", nowhere)).isFalse();
        assertThat(same.allows("null", nowhere)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.org", "https://app.example.org:443", "http://localhost:3000"})
    void listTakesItsOrigins(String origin) {
        assertThat(listed.allows(origin, HERE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.org",
                "https://app.example.org:8443",
                "https://www.app.example.org",
                "http://localhost",
                "http://localhost:30000",
                "null"
            })
    void listRefusesEveryOther(String origin) {
        assertThat(listed.allows(origin, HERE)).isFalse();
    }

    @Test
    void listTakesNullOnlyWhenNamed() {
        OriginPolicy withNull = OriginPolicy.parse("https://app.example.org,null", Optional.empty());

        assertThat(withNull.allows("null", HERE)).isTrue();
        assertThat(withNull.wanted(HERE)).isEqualTo("https://app.example.org or null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "https://app.example.org/", "app.example.org", "https://a.example,,", "http://*.a.example"})
    void refusesSettingThatIsNoOrigin(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OriginPolicy.parse(setting, Optional.empty()))
                .withMessageContaining("is no origin; wanted 'same', '*', or origins such as https://app.example.org");
    }

    @Test
    void fillsInDefaultPorts() {
        assertThat(List.of(
                        Origin.parse("http://a.example:80").orElseThrow(),
                        Origin.parse("https://a.example:443").orElseThrow()))
                .containsExactly(
                        Origin.parse("http://a.example").orElseThrow(),
                        Origin.parse("https://a.example").orElseThrow());
    }

    @Test
    void readsAddressOfVersion6() {
        assertThat(Origin.parse("http://[::1]:8080")).map(Origin::toString).contains("http://[::1]:8080");
    }
}
