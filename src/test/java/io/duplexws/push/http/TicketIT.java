package io.duplexws.push.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Launch;
import io.duplexws.harness.PushClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets a ticket to publish, against {@code java -jar duplex.war}. */
class TicketIT {

    @TempDir
    static Path scratch;

    private static DuplexProcess server;
    private static PushClient push;

    @BeforeAll
    static void start() throws IOException {
        server = Launch.in(scratch, "--port", "0", "--set", "publish.token=token-of-the-test")
                .serve();
        push = new PushClient(URI.create(server.url()), "token-of-the-test");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void letsAPageOfThisServerPublish() throws IOException {
        HttpResponse<String> answer = ask("Origin", own());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(new PushClient(URI.create(server.url()), ticket(answer))
                        .publish("ticket-news", "hello")
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void givesNoneToPeopleBehindAProxyOnThisMachineThatChangesTheHost() throws IOException {
        assertRefused(
                ask("Origin", "https://app.example.org", "Sec-Fetch-Site", "same-origin"),
                "because duplex.publish.visitors is local");
    }

    @Test
    void givesOneToEverybodyWhereTheSettingSaysSo() throws IOException {
        try (DuplexProcess open = Launch.in(
                        scratch,
                        "--port",
                        "0",
                        "--set",
                        "publish.token=token-of-the-test",
                        "--set",
                        "publish.visitors=all")
                .serve()) {
            PushClient visitor = new PushClient(URI.create(open.url()), "");
            HttpResponse<String> answer = visitor.send(
                    "POST",
                    "ticket",
                    "Origin",
                    "https://app.example.org",
                    "Sec-Fetch-Site",
                    "same-origin",
                    "Via",
                    "1.1 proxy");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertRefused(
                    visitor.send("POST", "ticket", "Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"),
                    "tickets are for the pages of this server");
        }
    }

    @Test
    void givesNoneToPagesOfOthersNorToWhoeverSaysNoOrigin() throws IOException {
        assertRefused(ask("Origin", "https://evil.example"), "tickets are for the pages of this server");
        assertRefused(ask("Origin", "null"), "tickets are for the pages of this server");
        assertRefused(ask("Accept", "*/*"), "tickets are for the pages of this server");
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-For, 203.0.113.9", "Forwarded, for=203.0.113.9", "Via, 1.1 proxy"})
    void givesNoneToPeopleElsewhere(String header, String value) throws IOException {
        assertRefused(
                ask("Origin", own(), header, value),
                "needs the server's duplex.publish.token here, because duplex.publish.visitors is local");
    }

    @Test
    void refusesAForgedTicket() throws IOException {
        HttpResponse<String> answer =
                new PushClient(URI.create(server.url()), "ticket.99999999999.AAAA").publish("ticket-news", "hello");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("no ticket of it that still holds");
    }

    @Test
    void wantsAPost() throws IOException {
        HttpResponse<String> answer = push.get("ticket");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }

    private static void assertRefused(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains(sentence).doesNotContain("\"ticket\"");
    }

    private static HttpResponse<String> ask(String... headers) throws IOException {
        return push.send("POST", "ticket", headers);
    }

    private static String ticket(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body())
                .getAsJsonObject()
                .get("ticket")
                .getAsString();
    }

    private static String own() {
        return server.url().replaceFirst("/$", "");
    }
}
