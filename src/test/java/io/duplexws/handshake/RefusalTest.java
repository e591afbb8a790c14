package io.duplexws.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {

    private final UpgradeCheck check = new UpgradeCheck(OriginPolicy.parse(Ask.PAGE, Optional.empty()));

    @ParameterizedTest
    @EnumSource
    void alwaysClosesTheConnection(Broken broken) {
        assertThat(Headers.of("Connection", headers(broken).get("Connection")).hasToken("Connection", "close"))
                .isTrue();
    }

    @Test
    void saysWhichMethodIsAllowed() {
        assertThat(headers(Broken.POST)).containsEntry("Allow", "GET");
    }

    @Test
    void saysWhichUpgradeIsWanted() {
        assertThat(headers(Broken.NO_UPGRADE))
                .containsEntry("Upgrade", "websocket")
                .containsEntry("Connection", "close, Upgrade")
                .doesNotContainKey("Sec-WebSocket-Version");
    }

    @Test
    void saysWhichVersionIsWanted() {
        assertThat(headers(Broken.OLD_VERSION))
                .containsEntry("Sec-WebSocket-Version", "13")
                .containsEntry("Upgrade", "websocket");
    }

    @Test
    void namesAllOthersThatAreBroken() {
        Ask plain = new Ask("GET", "HTTP/1.0", List.of());

        assertThat(check.refusal(plain.request()).orElseThrow().sentence())
                .endsWith(" (4 more broken: Connection, Sec-WebSocket-Version, Sec-WebSocket-Key, HTTP version)");
    }

    @Test
    void refusesToBeWithoutReason() {
        Finding finding = Finding.broken(Rule.KEY, "missing", "a key", "no key", Cause.of(Cause.Kind.REMOVED));

        assertThatIllegalArgumentException().isThrownBy(() -> new Refusal(finding, List.of()));
    }

    private Map<String, String> headers(Broken broken) {
        return check.refusal(broken.in(Ask.good()).request()).orElseThrow().headers();
    }
}
