package io.duplexws.cli.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "ws://localhost:8080/ws, ws://localhost:8080/ws",
        "http://localhost:8080/ws, ws://localhost:8080/ws",
        "https://example.org, wss://example.org/",
        "WSS://Example.org:443/a, wss://example.org/a",
        "ws://example.org:80?a=b, ws://example.org/?a=b",
        "ws://example.org:/x, ws://example.org/x",
        "ws://[::1]:8080/ws, ws://[::1]:8080/ws",
        "ws://my_host/ws, ws://my_host/ws",
        "ws://bücher.example/ä b?q={ä}, ws://xn--bcher-kva.example/%C3%A4%20b?q=%7B%C3%A4%7D",
        "' ws://h/%41 ', ws://h/%41"
    })
    void readsAUrlAsBrowsersDo(String text, String meant) {
        assertThat(Target.read(text)).hasToString(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost:8080/ws|wanted ws:// or wss://",
                "ftp://h/|wanted ws:// or wss://",
                "ws:///ws|wanted host or host:port",
                "ws://h:0/|its port is 0; wanted 1 to 65535",
                "ws://h:65536/|its port is 65536",
                "ws://h:port/|wanted host or host:port",
                "ws://h/#top|no fragment",
                "ws://me:secret@h/|a name and password go into a header"
            })
    void saysInOneSentenceWhatIsWrong(String text, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.read(text))
                .withMessageContaining(sentence)
                .withMessageStartingWith("\"");
    }

    @ParameterizedTest
    @CsvSource({
        "ws://h/ws, http://h/",
        "wss://h:8443/duplex/ws?x=/y, https://h:8443/duplex/",
        "ws://h/push/news, http://h/",
        "ws://h/duplex/push, http://h/duplex/",
        "ws://h, http://h/"
    })
    void knowsTheApplicationAroundAWebSocket(String url, String application) {
        assertThat(Target.read(url).application()).isEqualTo(application);
    }

    @Test
    void addsToItsQuery() {
        assertThat(Target.read("ws://h/ws").with("trace", "x").request()).isEqualTo("/ws?trace=x");
        assertThat(Target.read("ws://h/ws?a=b").with("trace", "x").request()).isEqualTo("/ws?a=b&trace=x");
    }
}
