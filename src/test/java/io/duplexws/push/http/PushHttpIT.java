package io.duplexws.push.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Events;
import io.duplexws.harness.Events.Event;
import io.duplexws.harness.Launch;
import io.duplexws.harness.PushClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Publishing, events and polls against {@code java -jar duplex.war}. */
class PushHttpIT {

    private static final String TOKEN = "token-of-the-test";

    @TempDir
    static Path scratch;

    private static DuplexProcess server;
    private static PushClient push;

    private final String topic = "t-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws IOException {
        server = Launch.in(scratch, "--port", "0", "--set", "publish.token=" + TOKEN, "--set", "history.count=20")
                .serve();
        push = new PushClient(URI.create(server.url()), TOKEN);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void acceptsWhatNobodyHears() throws IOException {
        HttpResponse<String> answer = push.publish(topic, "hello");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).get("listeners").getAsInt()).isZero();
        assertThat(json(answer).get("id").getAsString()).isNotEmpty();
    }

    @Test
    void tellsHowManyHearIt() throws Exception {
        try (Events first = push.events(topic, "");
                Events second = push.events(topic, "")) {
            first.next();
            second.next();
            HttpResponse<String> answer = push.publish(topic, "hello");

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(json(answer).get("listeners").getAsInt()).isEqualTo(2);
        }
    }

    @Test
    void sendsEventsAsTheyArePublished() throws Exception {
        try (Events events = push.events(topic, "")) {
            assertThat(events.response().headers().firstValue("Content-Type"))
                    .hasValue("text/event-stream;charset=UTF-8");
            assertThat(events.response().headers().firstValue("Push-Recovered")).hasValue("true");
            assertThat(events.response().headers().firstValue("X-Accel-Buffering"))
                    .hasValue("no");
            Event begin = events.next();
            assertThat(begin.name()).isEqualTo("push");
            assertThat(JsonParser.parseString(begin.data())
                            .getAsJsonObject()
                            .get("recovered")
                            .getAsBoolean())
                    .isTrue();
            String id = json(push.publish(topic, "你好\nin two lines", "Type", "greeting"))
                    .get("id")
                    .getAsString();

            assertThat(events.next()).isEqualTo(new Event(id, "greeting", "你好\nin two lines"));
        }
    }

    @Test
    void sendsBinaryAsBase64() throws Exception {
        try (Events events = push.events(topic, "")) {
            events.next();
            push.publish(topic, "\u0000\u0001", "Content-Type", "application/octet-stream");

            Event event = events.next();
            assertThat(event.name()).isEqualTo("data64");
            assertThat(event.data()).isEqualTo("AAE=");
        }
    }

    @Test
    void sendsJsonWhenAskedTo() throws Exception {
        try (Events events = push.events(topic, "?format=json")) {
            events.next();
            push.publish(topic, "hello");

            JsonObject message = JsonParser.parseString(events.next().data()).getAsJsonObject();
            assertThat(message.keySet()).containsExactly("id", "topic", "time", "data");
            assertThat(message.get("data").getAsString()).isEqualTo("hello");
        }
    }

    @Test
    void goesOnBehindTheLastEvent() throws Exception {
        String first = json(push.publish(topic, "one")).get("id").getAsString();
        push.publish(topic, "two");
        try (Events events = push.events(topic, "?after=earliest", "Last-Event-ID", first)) {
            assertThat(events.next().id()).isEqualTo(first);
            assertThat(events.next().data()).isEqualTo("two");
        }
    }

    @Test
    void saysThatMessagesAreGone() throws Exception {
        String first = json(push.publish(topic, "first")).get("id").getAsString();
        for (int i = 0; i < 30; i++) {
            push.publish(topic, "message " + i);
        }
        try (Events events = push.events(topic, "?after=" + first)) {
            assertThat(events.response().headers().firstValue("Push-Recovered")).hasValue("false");
            events.next();
            assertThat(events.next().data()).isEqualTo("message 10");
        }
        HttpResponse<String> poll = push.get("push/" + topic + "?wait=0&after=" + first);
        assertThat(poll.headers().firstValue("Push-Recovered")).hasValue("false");
        assertThat(array(poll)).hasSize(20);
    }

    @Test
    void saysThatACursorIsForeign() throws Exception {
        String foreign = json(push.publish("other-" + topic, "x")).get("id").getAsString();

        HttpResponse<String> poll = push.get("push/" + topic + "?wait=30&after=" + foreign);

        assertThat(poll.statusCode()).isEqualTo(200);
        assertThat(poll.headers().firstValue("Push-Recovered")).hasValue("false");
        assertThat(array(poll)).isEmpty();
    }

    @Test
    void answersAPollWithWhatIsThere() throws Exception {
        push.publish(topic, "one");
        push.publish(topic, "two");

        HttpResponse<String> poll = push.get("push/" + topic + "?after=earliest");

        assertThat(array(poll)).hasSize(2);
        assertThat(poll.headers().firstValue("Push-Cursor"))
                .hasValue(array(poll).get(1).getAsJsonObject().get("id").getAsString());
    }

    @Test
    void answersAPollWhenSomethingComes() throws Exception {
        String cursor = push.get("push/" + topic + "?wait=0")
                .headers()
                .firstValue("Push-Cursor")
                .orElseThrow();
        CompletableFuture<HttpResponse<String>> poll = inBackground("push/" + topic + "?wait=30&after=" + cursor);
        push.publish(topic, "hello");

        HttpResponse<String> answer = poll.get(10, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(array(answer).get(0).getAsJsonObject().get("data").getAsString())
                .isEqualTo("hello");
    }

    @Test
    void endsAPollThatNothingComesFor() throws Exception {
        HttpResponse<String> poll = push.get("push/" + topic + "?wait=1");

        assertThat(poll.statusCode()).isEqualTo(204);
        assertThat(poll.headers().firstValue("Push-Cursor")).isPresent();
        assertThat(poll.body()).isEmpty();
    }

    @Test
    void publishesOnceUnderAKey() throws Exception {
        JsonObject first = json(push.publish(topic, "once", "Idempotency-Key", "k1"));
        JsonObject again = json(push.publish(topic, "once", "Idempotency-Key", "k1"));

        assertThat(again.get("id")).isEqualTo(first.get("id"));
        assertThat(again.get("repeated").getAsBoolean()).isTrue();
        assertThat(array(push.get("push/" + topic + "?after=earliest&wait=0"))).hasSize(1);
    }

    @Test
    void forgetsATopic() throws Exception {
        push.publish(topic, "old");
        try (Events events = push.events(topic, "")) {
            events.next();
            assertThat(push.send("DELETE", "push/" + topic, "Authorization", "Bearer " + TOKEN)
                            .statusCode())
                    .isEqualTo(204);

            assertThat(events.next().data()).contains("\"recovered\":false");
            push.publish(topic, "new");
            assertThat(events.next().data()).isEqualTo("new");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | push/bad%20topic?wait=0 | 400 | topic \"bad topic\" of 9 characters: wanted 1 to 128",
                "GET | push/?wait=0 | 400 | topic \"\" of 0 characters",
                "GET | push/t?wait=0&after=nonsense | 400 | cursor \"nonsense\" is none of this server's",
                "GET | push/t?wait=301 | 400 | wait \"301\": wanted whole seconds from 0 to 300",
                "GET | push/t?wait=soon | 400 | wait \"soon\"",
                "PUT | push/t | 405 | the method is not one of GET",
                "POST | push/t | 401 | Authorization is missing: wanted Bearer",
                "DELETE | push/t | 401 | Authorization is missing",
            })
    void saysWhatIsWrong(String method, String path, int status, String sentence) throws Exception {
        HttpResponse<String> answer = push.send(method, path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json;charset=UTF-8");
        assertThat(json(answer).get("detail").getAsString()).startsWith(sentence);
    }

    @Test
    void namesTheMethodsItKnows() throws Exception {
        assertThat(push.send("PUT", "push/t").headers().firstValue("Allow")).hasValue("GET, POST, DELETE, OPTIONS");
    }

    @Test
    void refusesAWrongTokenAndSaysHowToSayOne() throws Exception {
        HttpResponse<String> wrong = new PushClient(push.base(), "another-token").publish(topic, "x");
        HttpResponse<String> none = push.send("POST", "push/" + topic);

        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"duplex\"");
    }

    @Test
    void refusesWhatIsTooLarge() throws Exception {
        HttpResponse<String> answer = push.publish(topic, "x".repeat(1_048_577));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("wanted at most 1048576 bytes (duplex.message.bytes)");
        assertThat(push.publish(topic, "x".repeat(1_048_576)).statusCode()).isEqualTo(202);
    }

    @Test
    void refusesTextThatIsNotUtf8() throws Exception {
        HttpResponse<String> answer = push.publish(topic, "x", "Content-Type", "text/plain;charset=UTF-16");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("UTF-16");
    }

    @Test
    void refusesATypeThatWouldBreakTheStream() throws Exception {
        HttpResponse<String> answer =
                push.send("POST", "push/" + topic + "?type=a%0Aid:7", "Authorization", "Bearer " + TOKEN);

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void tellsThatItIsAliveAndWhoHears() throws Exception {
        try (Events events = push.events(topic, "")) {
            events.next();
            HttpResponse<String> answer = push.get("health");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(json(answer).get("alive").getAsBoolean()).isTrue();
            assertThat(json(answer).get("broker").toString()).isEqualTo("{\"up\":true,\"is\":\"memory\"}");
            assertThat(json(answer).get("httpReaders").getAsInt()).isPositive();
        }
    }

    @Test
    void admitsPagesOfItsOwnOrigin() throws Exception {
        String own = server.url().replaceFirst("/$", "");
        HttpResponse<String> answer = push.get("push/" + topic + "?wait=0", "Origin", own);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(own);
    }

    @Test
    void refusesPagesOfOtherOrigins() throws Exception {
        HttpResponse<String> answer = push.get("push/" + topic + "?wait=0", "Origin", "https://evil.example");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).get("detail").getAsString())
                .startsWith("origin \"https://evil.example\" not allowed: wanted http://localhost:")
                .endsWith("(duplex.push.origins)");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    private CompletableFuture<HttpResponse<String>> inBackground(String path) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return push.get(path);
                    } catch (IOException broken) {
                        throw new AssertionError(broken);
                    }
                },
                task -> new Thread(task).start());
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    private static JsonArray array(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonArray();
    }
}
