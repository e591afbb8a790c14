package io.duplexws.servers;

import static io.duplexws.servers.Promise.that;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.duplexws.handshake.Ask;
import io.duplexws.handshake.Broken;
import io.duplexws.harness.HttpAnswer;
import io.duplexws.harness.RawSocket;
import io.duplexws.servers.Promise.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every broken handshake: the status, the header and the sentence that say what is wrong, and the end of the connection. */
final class RefusalPromises {

    private RefusalPromises() {}

    static Section section() {
        List<Promise> promises = new ArrayList<>();
        for (Broken broken : Broken.values()) {
            promises.add(that(name(broken), site -> refuses(site, broken)));
        }
        promises.add(that("nothing after a refused request is answered", RefusalPromises::answersNothingMore));
        promises.add(that("as `application/problem+json` for whom accepts JSON", RefusalPromises::answersProblem));
        promises.add(that("as a page for a browser", RefusalPromises::answersPage));
        return new Section("Refused handshakes", promises);
    }

    private static String name(Broken broken) {
        return broken.status() + ": " + broken.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void refuses(Site site, Broken broken) throws Exception {
        try (RawSocket socket = site.raw()) {
            socket.send(broken.in(Ask.good()).text(site.path("ws")) + body(broken));
            boolean bodiless = broken == Broken.HEAD;
            HttpAnswer answer = bodiless ? socket.readHead() : socket.readAnswer();
            assertThat(answer.status()).isEqualTo(broken.status());
            assertHeaders(answer, broken);
            if (!bodiless) {
                assertThat(answer.body())
                        .startsWith(broken.claim())
                        .hasSizeGreaterThan(broken.claim().length() + 10);
            }
            socket.assertClosed();
        }
    }

    /** Servers wait for a body that was announced before they close. */
    private static String body(Broken broken) {
        return switch (broken) {
            case SIZED_BODY -> "hello";
            case CHUNKED_BODY -> "5\r\nhello\r\n0\r\n\r\n";
            default -> "";
        };
    }

    private static void assertHeaders(HttpAnswer answer, Broken broken) {
        switch (broken.rule()) {
            case METHOD -> assertThat(answer.header("Allow")).isEqualTo("GET");
            case UPGRADE -> assertThat(answer.header("Upgrade")).isEqualTo("websocket");
            case VERSION -> assertThat(answer.header("Sec-WebSocket-Version")).isEqualTo("13");
            default -> assertThat(answer.header("Connection")).containsIgnoringCase("close");
        }
    }

    private static void answersNothingMore(Site site) throws Exception {
        try (RawSocket socket = site.raw()) {
            String refused = Broken.OLD_VERSION.in(Ask.good()).text(site.path("ws"));
            socket.send(refused + Ask.good().text(site.path("ws")));
            assertThat(socket.readAnswer().status()).isEqualTo(426);
            socket.assertClosed();
        }
    }

    private static void answersProblem(Site site) throws Exception {
        HttpAnswer answer = site.ask(Broken.NO_KEY.in(Ask.good()).and("Accept", "application/json"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(JsonParser.parseString(answer.body())
                        .getAsJsonObject()
                        .get("detail")
                        .getAsString())
                .startsWith(Broken.NO_KEY.claim());
    }

    private static void answersPage(Site site) throws Exception {
        HttpAnswer answer = site.get("ws", "Accept: text/html");
        assertThat(answer.status()).isEqualTo(426);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(answer.body())
                .contains("This address speaks WebSocket.")
                .contains("href=\"" + site.base().getPath() + "\"");
    }
}
