package io.duplexws.cli.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningTest {

    @Test
    void asksForAWebSocket() {
        assertThat(opening(List.of("a", "b"), List.of(), "https://app.example.org")
                        .request("KEY"))
                .isEqualTo("""
                        GET /ws HTTP/1.1\r
                        Host: example.org:8080\r
                        Upgrade: websocket\r
                        Connection: Upgrade\r
                        Sec-WebSocket-Key: KEY\r
                        Sec-WebSocket-Version: 13\r
                        Sec-WebSocket-Protocol: a, b\r
                        Origin: https://app.example.org\r
                        User-Agent: Duplex\r
                        \r
                        """);
    }

    @Test
    void saysNothingThatItWasNotTold() {
        assertThat(opening(List.of(), List.of(), "").request("KEY"))
                .doesNotContain("Origin")
                .doesNotContain("Sec-WebSocket-Protocol");
    }

    @Test
    void putsHeadersInPlaceOfItsOwn() {
        assertThat(opening(List.of(), List.of("host: other", "Upgrade:", "Cookie: a", "Cookie: b"), "")
                        .request("KEY"))
                .contains("host: other\r\n", "Cookie: a\r\nCookie: b\r\n")
                .doesNotContain("Host: example.org")
                .doesNotContain("Upgrade:");
    }

    @Test
    void knowsTheKeyThatIsSent() {
        Opening own = opening(List.of(), List.of("sec-websocket-key:  mine"), "");

        assertThat(own.sent("Sec-WebSocket-Key", "KEY")).isEqualTo("mine");
        assertThat(opening(List.of(), List.of(), "").sent("Sec-WebSocket-Key", "KEY"))
                .isEqualTo("KEY");
    }

    @Test
    void takesNoHeaderThatWouldBeTwo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> opening(List.of(), List.of("A: b\r\nC: d"), ""))
                .withMessage("-H is \"A: b C: d\"; wanted \"Name: value\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> opening(List.of(), List.of("no header"), ""))
                .withMessageContaining("wanted \"Name: value\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> opening(List.of("a b"), List.of(), ""))
                .withMessageStartingWith("-s is \"a b\"");
    }

    private static Opening opening(List<String> subprotocols, List<String> headers, String origin) {
        Target target = Target.read("ws://example.org:8080/ws");
        return new Opening(target, subprotocols, headers, origin, false, Duration.ofSeconds(5));
    }
}
