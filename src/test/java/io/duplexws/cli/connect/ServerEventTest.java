package io.duplexws.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerEventTest {

    @Test
    void printsWhateverTheServerTells() {
        assertThat(line("message", "{\"n\":3,\"at\":\"12:00:00.5\",\"kind\":\"text\",\"bytes\":5,\"last\":true}"))
                .isEqualTo("server 3 message kind=text bytes=5 last=true at=12:00:00.5");
        assertThat(line("new-thing", "{}")).isEqualTo("server new-thing");
        assertThat(line(
                        "open",
                        "{\"headers\":{\"Host\":[\"a\"]},\"reason\":\"two words\",\"none\":null,\"empty\":\"\"}"))
                .isEqualTo("server open headers={\"Host\":[\"a\"]} reason=\"two words\" none=null empty=\"\"");
    }

    @Test
    void printsOneLineWithoutControls() {
        assertThat(line("close", "{\"reason\":\"a\\n\\u001b[31m\"}")).isEqualTo("server close reason=\"a \uFFFD[31m\"");
    }

    @ParameterizedTest
    @CsvSource({"close, true", "refused, true", "full, true", "open, false", "message, false"})
    void knowsTheEnd(String type, boolean last) {
        assertThat(ServerEvent.of(message(type, "{}")).orElseThrow().isLast()).isEqualTo(last);
    }

    @Test
    void passesOverWhatIsNoTrace() {
        assertThat(ServerEvent.of("{\"recovered\":true,\"cursor\":\"1\"}")).isEmpty();
        assertThat(ServerEvent.of("{\"type\":\"open\",\"data64\":\"AA==\"}")).isEmpty();
        assertThat(ServerEvent.of("{\"type\":\"open\",\"data\":\"hello\"}")).isEmpty();
        assertThat(ServerEvent.of("no json")).isEmpty();
    }

    private static String line(String type, String data) {
        return ServerEvent.of(message(type, data)).orElseThrow().toString();
    }

    static String message(String type, String data) {
        return "{\"id\":\"1\",\"topic\":\"trace.x\",\"type\":\"" + type + "\",\"data\":\""
                + data.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    }
}
