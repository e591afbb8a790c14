package io.duplexws.servers;

import static io.duplexws.servers.Promise.that;
import static io.duplexws.servers.Promise.thatBeside;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.handshake.Ask;
import io.duplexws.harness.Events;
import io.duplexws.harness.Events.Event;
import io.duplexws.harness.Frame;
import io.duplexws.harness.PushClient;
import io.duplexws.harness.RawSocket;
import io.duplexws.harness.Recorder;
import io.duplexws.servers.Promise.Section;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Server push, by every transport. */
final class PushPromises {

    private PushPromises() {}

    static Section section() {
        return new Section(
                "Push",
                List.of(
                        that("events come one by one, as they are published", PushPromises::events),
                        that("a long poll is answered when something comes", PushPromises::longPoll),
                        that("a poll that nothing comes for ends with 204", PushPromises::emptyPoll),
                        that("a WebSocket hears payloads as they are", PushPromises::payloads),
                        that("push.v1 hears many topics, publishes, and explains its errors", PushPromises::objects),
                        that("a token counts for the connection that said it alone", PushPromises::tokenOfOne),
                        that("nothing is lost between WebSocket, events and polls", PushPromises::changes),
                        that("who begins late hears all of several histories", PushPromises::late),
                        that("what is wrong is answered in one sentence", PushPromises::errors),
                        that("a WebSocket that never reads ends; the others hear on", PushPromises::slowSocket),
                        that("a reader of events that never reads ends; the others hear on", PushPromises::slowEvents),
                        that(
                                "a trace tells the server's side of a connection, refused or not",
                                TracePromises::connections),
                        that("a trace tells what the probe does as well", TracePromises::probe),
                        that("no answer is cut short by readers of events that leave", PushPromises::leavers),
                        thatBeside(
                                "1,000 readers of events that leave hold up no publisher",
                                PushPromises::leaversBesideAPublisher)));
    }

    private static void events(Site site) throws Exception {
        String topic = topic();
        try (Events events = site.push().events(topic, "")) {
            assertThat(events.response().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            assertThat(events.next().data()).contains("\"recovered\":true");
            for (int i = 0; i < 5; i++) {
                String id = publish(site.push(), topic, "你好 " + i);
                assertThat(events.next()).isEqualTo(new Event(id, "", "你好 " + i));
            }
        }
    }

    /** What is published to the one who has just left fails while the next one comes; each on a connection of its own. */
    private static void leavers(Site site) throws Exception {
        String path = site.path("push/" + topic());
        String heard = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Accept: text/event-stream\r\n\r\n";
        String published =
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                        + site.push().token() + "\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nhi";
        for (int i = 0; i < 300; i++) {
            try (RawSocket reader = site.raw().withPatience(Duration.ofSeconds(20))) {
                reader.send(heard);
                assertWhole(reader, "\"recovered\":true", "reader " + i);
                assertWhole(site, published, "publisher beside reader " + i);
            }
            assertWhole(site, published, "publisher after reader " + i);
        }
    }

    /** On one connection that is kept, so that what a leaving reader does to others can strike it. */
    private static void leaversBesideAPublisher(Site site) throws Exception {
        String topic = topic();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> publisher = CompletableFuture.runAsync(
                () -> {
                    try {
                        while (!done.get()) {
                            publish(site.push(), topic, "message");
                        }
                    } catch (IOException broken) {
                        throw new AssertionError("not published", broken);
                    }
                },
                task -> new Thread(task).start());
        try {
            for (int i = 0; i < 1_000; i++) {
                try (Events events = site.push().events(topic, "")) {
                    assertThat(events.next().data()).contains("\"recovered\":true");
                    assertThat(events.next().data()).isEqualTo("message");
                }
            }
        } finally {
            done.set(true);
        }
        publisher.get(1, TimeUnit.MINUTES);
    }

    private static void assertWhole(Site site, String request, String who) throws IOException {
        try (RawSocket socket = site.raw().withPatience(Duration.ofSeconds(20))) {
            socket.send(request);
            assertWhole(socket, "\"listeners\":", who);
        }
    }

    private static void assertWhole(RawSocket socket, String part, String who) throws IOException {
        assertThat(socket.readUntil(part)).as(who).startsWith("HTTP/1.1 20").contains(part);
    }

    private static void longPoll(Site site) throws Exception {
        String topic = topic();
        String cursor = cursor(site.push().get("push/" + topic + "?wait=0"));
        CompletableFuture<HttpResponse<String>> poll = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return site.push().get("push/" + topic + "?wait=30&after=" + cursor);
                    } catch (IOException broken) {
                        throw new AssertionError("no answer", broken);
                    }
                },
                task -> new Thread(task).start());
        publish(site.push(), topic, "hello");
        HttpResponse<String> answer = poll.get(10, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(data(answer)).containsExactly("hello");
    }

    private static void emptyPoll(Site site) throws Exception {
        HttpResponse<String> answer = site.push().get("push/" + topic() + "?wait=1");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(cursor(answer)).isNotEmpty();
        HttpResponse<String> last = site.push().get("push/" + topic() + "?wait=0&connection=close");
        assertThat(last.headers().allValues("Connection")).containsExactly("close");
    }

    private static void payloads(Site site) throws Exception {
        String topic = topic();
        Recorder client =
                site.dial("push/" + topic + "?after=earliest").connect().assertOpen();
        publish(site.push(), topic, "你好 \uD83D\uDE00");
        site.push().publish(topic, "\u0000\u0001", "Content-Type", "application/octet-stream");
        client.assertText("你好 \uD83D\uDE00")
                .assertBinary(new byte[] {0, 1})
                .session()
                .close();
    }

    private static void objects(Site site) throws Exception {
        String topic = topic();
        Recorder client = site.dial("push").offering("push.v1").connect().assertOpen("push.v1");
        client.send("{\"sub\":\"" + topic + "\",\"ref\":1}");
        assertThat(json(client.text()).get("ok").getAsInt()).isEqualTo(1);
        client.send("{\"pub\":\"" + topic + "\",\"data\":\"x\"}");
        assertThat(json(client.text()).getAsJsonObject("error").get("code").getAsInt())
                .isEqualTo(401);
        client.send("{\"auth\":\"" + site.push().token() + "\"}");
        assertThat(client.text()).startsWith("{\"ok\":");
        client.send("{\"pub\":\"" + topic + "\",\"data\":\"x\"}");
        assertThat(client.text() + client.text()).contains("\"data\":\"x\"").contains("\"ok\":");
        client.session().close();
    }

    private static void tokenOfOne(Site site) throws Exception {
        String pub = "{\"pub\":\"" + topic() + "\",\"data\":\"x\"}";
        Ask stranger = Ask.good().and("Sec-WebSocket-Protocol", "push.v1");
        Ask publisher = stranger.and("Authorization", "Bearer " + site.push().token());
        assertThat(answer(site, publisher, pub).has("ok")).isTrue();
        assertThat(answer(site, stranger, pub)
                        .getAsJsonObject("error")
                        .get("code")
                        .getAsInt())
                .isEqualTo(401);
        assertThat(answer(site, publisher, pub).has("ok")).isTrue();
    }

    private static JsonObject answer(Site site, Ask ask, String command) throws IOException {
        try (RawSocket socket = site.raw()) {
            socket.send(ask.text(site.path("push")));
            assertThat(socket.readAnswer().status()).isEqualTo(101);
            socket.send(Frame.text(command));
            return json(socket.readMessage().text());
        }
    }

    /** One reader that comes by another way each time; somebody publishes all the while. */
    private static void changes(Site site) throws Exception {
        String topic = topic();
        String cursor = cursor(site.push().get("push/" + topic + "?wait=0"));
        Thread publisher = new Thread(() -> {
            try {
                for (int i = 0; i < 120; i++) {
                    publish(site.push(), topic, "message " + i);
                }
            } catch (IOException broken) {
                throw new AssertionError("not published", broken);
            }
        });
        publisher.start();
        int next = 0;
        while (next < 120) {
            HttpResponse<String> poll = site.push().get("push/" + topic + "?wait=10&after=" + cursor);
            assertThat(poll.headers().firstValue("Push-Recovered")).hasValue("true");
            cursor = cursor(poll);
            for (String data : data(poll)) {
                assertThat(data).isEqualTo("message " + next++);
            }
            if (next < 120) {
                try (Events events = site.push().events(topic, "?after=" + cursor)) {
                    assertThat(events.next().id()).isEqualTo(cursor);
                    Event event = events.next();
                    assertThat(event.data()).isEqualTo("message " + next++);
                    cursor = event.id();
                }
            }
            if (next < 120) {
                Recorder client = site.dial("push/" + topic + "?after=" + cursor)
                        .offering("push.v1")
                        .connect()
                        .assertOpen("push.v1");
                assertThat(json(client.text()).get("recovered").getAsBoolean()).isTrue();
                JsonObject message = json(client.text());
                assertThat(message.get("data").getAsString()).isEqualTo("message " + next++);
                cursor = message.get("id").getAsString();
                client.session().close();
            }
        }
        publisher.join();
    }

    /** More than fits on the way, so each topic has to wait for room again and again. */
    private static void late(Site site) throws Exception {
        List<String> topics = List.of(topic(), topic(), topic());
        String large = "x".repeat(200_000);
        for (int i = 0; i < 15; i++) {
            for (String topic : topics) {
                publish(site.push(), topic, i + large);
            }
        }
        try (RawSocket late = RawSocket.withSmallBufferTo(site.base().getPort())) {
            late.send(Ask.good().and("Sec-WebSocket-Protocol", "push.v1").text(site.path("push")));
            assertThat(late.readAnswer().status()).isEqualTo(101);
            for (String topic : topics) {
                late.send(Frame.text("{\"sub\":\"" + topic + "\",\"after\":\"earliest\"}"));
            }
            Map<String, Integer> heard = new HashMap<>();
            for (int left = 45; left > 0; ) {
                JsonObject said = json(late.readMessage().text());
                if (said.has("data")) {
                    int number = heard.merge(said.get("topic").getAsString(), 1, Integer::sum) - 1;
                    assertThat(said.get("data").getAsString()).startsWith(number + "x");
                    left--;
                }
            }
        }
    }

    private static void errors(Site site) throws Exception {
        assertProblem(site.push().get("push/bad%20topic?wait=0"), 400, "topic \"bad topic\" of 9 characters");
        assertProblem(site.push().get("push/t?wait=0&after=x"), 400, "cursor \"x\" is none of this server's");
        assertProblem(
                site.push().get("push/t?wait=0&connection=keep"), 400, "connection \"keep\": wanted close, or nothing");
        assertProblem(site.push().send("POST", "push/t"), 401, "Authorization is missing");
        assertProblem(site.push().send("PUT", "push/t"), 405, "the method is not one of GET");
        assertProblem(
                new PushClient(site.base(), "another-token").publish("t", "x"),
                403,
                "the token is not this server's duplex.publish.token");
        assertProblem(
                site.push().get("push/t?wait=0", "Origin", "https://evil.example"),
                403,
                "origin \"https://evil.example\" not allowed");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer.body()).get("detail").getAsString()).startsWith(sentence);
    }

    private static void slowSocket(Site site) throws Exception {
        String topic = topic();
        Recorder other =
                site.dial("push/" + topic + "?after=earliest").connect().assertOpen();
        try (RawSocket slow = RawSocket.withSmallBufferTo(site.base().getPort())) {
            slow.send(Ask.good().text(site.path("push/" + topic)));
            assertThat(slow.readAnswer().status()).isEqualTo(101);
            awaitListeners(site.push(), topic, 2, other);
            awaitListeners(site.push(), topic, 1, other);
        }
        publish(site.push(), topic, "after all");
        other.assertText("after all").session().close();
    }

    private static void slowEvents(Site site) throws Exception {
        String topic = topic();
        Recorder other =
                site.dial("push/" + topic + "?after=earliest").connect().assertOpen();
        try (RawSocket slow = RawSocket.withSmallBufferTo(site.base().getPort())) {
            slow.send("GET " + site.path("push/" + topic) + " HTTP/1.1\r\nHost: localhost\r\n"
                    + "Accept: text/event-stream\r\n\r\n");
            awaitListeners(site.push(), topic, 2, other);
            awaitListeners(site.push(), topic, 1, other);
        }
        publish(site.push(), topic, "after all");
        other.assertText("after all").session().close();
    }

    /** Publishes until so many hear it, the other one among them. */
    private static void awaitListeners(PushClient push, String topic, int wanted, Recorder other) throws Exception {
        String large = "x".repeat(100_000);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        int listeners = -1;
        while (listeners != wanted) {
            assertThat(System.nanoTime()).as(listeners + " hear it after 60 s").isLessThan(end);
            listeners = json(push.publish(topic, large).body()).get("listeners").getAsInt();
            other.assertText(large);
        }
    }

    private static String topic() {
        return "t-" + UUID.randomUUID();
    }

    private static String publish(PushClient push, String topic, String text) throws IOException {
        HttpResponse<String> answer = push.publish(topic, text);
        assertThat(answer.statusCode()).isBetween(201, 202);
        return json(answer.body()).get("id").getAsString();
    }

    private static String cursor(HttpResponse<String> answer) {
        return answer.headers().firstValue("Push-Cursor").orElseThrow();
    }

    private static List<String> data(HttpResponse<String> answer) {
        JsonArray messages = answer.statusCode() == 204
                ? new JsonArray()
                : JsonParser.parseString(answer.body()).getAsJsonArray();
        return messages.asList().stream()
                .map(message -> message.getAsJsonObject().get("data").getAsString())
                .toList();
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
