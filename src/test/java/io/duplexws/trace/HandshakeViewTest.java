package io.duplexws.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.duplexws.handshake.Headers;
import io.duplexws.handshake.UpgradeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandshakeViewTest {

    @Test
    void showsTheRequestLineAndAllHeaderLinesInOrder() {
        assertThat(json(Headers.of("Host", "h", "X-A", "1", "Cookie", "id=1", "X-A", "2")))
                .hasToString("{\"method\":\"GET\",\"target\":\"/ws?trace=…\",\"http\":\"HTTP/1.1\","
                        + "\"remote\":\"192.0.2.1:5\",\"headers\":[[\"Host\",\"h\"],[\"X-A\",\"1\"],"
                        + "[\"Cookie\",\"id (hidden, 4 characters)\"],[\"X-A\",\"2\"]]}");
    }

    @Test
    void cutsLongValues() {
        JsonArray headers = json(Headers.of("X-Long", "x".repeat(1_000))).getAsJsonArray("headers");

        assertThat(headers.get(0).getAsJsonArray().get(1).getAsString())
                .isEqualTo("x".repeat(256) + "… (1000 characters)");
    }

    @Test
    void leavesOutLinesPastALimitAndSaysHowMany() {
        JsonObject many = json(lines(100, "x"));
        JsonObject large = json(lines(100, "x".repeat(250)));

        assertThat(many.getAsJsonArray("headers")).hasSize(64);
        assertThat(many.get("linesLeftOut").getAsInt()).isEqualTo(36);
        assertThat(large.toString()).hasSizeLessThan(9_500);
        assertThat(large.getAsJsonArray("headers").size()
                        + large.get("linesLeftOut").getAsInt())
                .isEqualTo(100);
    }

    private static Headers lines(int count, String value) {
        List<Headers.Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(new Headers.Line("X-" + i, value));
        }
        return new Headers(lines);
    }

    private static JsonObject json(Headers headers) {
        UpgradeRequest request = new UpgradeRequest("GET", "HTTP/1.1", headers, Optional.empty());
        return new HandshakeView(request, "/ws", "trace=AbCdEfGhIjKlMnOpQr_-09", "192.0.2.1:5").json();
    }
}
