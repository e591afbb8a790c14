package io.duplexws.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadersTest {

    @Test
    void findsNameWithoutCase() {
        Headers headers = Headers.of("UPGRADE", "websocket");

        assertThat(headers.has("Upgrade")).isTrue();
        assertThat(headers.values("upgrade")).containsExactly("websocket");
    }

    @Test
    void joinsRepeatedLinesInOrder() {
        Headers headers = Headers.of("Via", "1.0 a", "Host", "x", "via", "1.1 b");

        assertThat(headers.joined("Via")).isEqualTo("1.0 a, 1.1 b");
    }

    @Test
    void splitsTokensOfAllLinesAndLeavesEmptyOnesOut() {
        Headers headers = Headers.of("Connection", ", keep-alive ,,", "Connection", "", "Connection", "Upgrade");

        assertThat(headers.tokens("Connection")).containsExactly("keep-alive", "Upgrade");
    }

    @Test
    void comparesTokensWholeAndWithoutCase() {
        Headers headers = Headers.of("Connection", "upgrade-insecure-requests, UpGrade");

        assertThat(headers.hasToken("connection", "upgrade")).isTrue();
        assertThat(headers.hasToken("connection", "insecure")).isFalse();
    }

    @Test
    void hasNothingUnderUnknownName() {
        Headers headers = Headers.of();

        assertThat(headers.values("Upgrade")).isEmpty();
        assertThat(headers.tokens("Upgrade")).isEmpty();
        assertThat(headers.joined("Upgrade")).isEmpty();
        assertThat(headers.has("Upgrade")).isFalse();
    }

    @Test
    void keepsLinesAsReceived() {
        List<Headers.Line> lines = new ArrayList<>(List.of(new Headers.Line("X", " a ")));
        Headers headers = new Headers(lines);

        lines.clear();

        assertThat(headers.lines()).containsExactly(new Headers.Line("X", " a "));
    }

    @Test
    void refusesNameWithoutValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> Headers.of("Upgrade"));
    }
}
