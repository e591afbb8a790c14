package io.duplexws.push.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.harness.Dial;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Events;
import io.duplexws.harness.Events.Event;
import io.duplexws.harness.ProxyKind;
import io.duplexws.harness.ProxyLogs;
import io.duplexws.harness.PushClient;
import io.duplexws.harness.Recorder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Push through each real proxy, with the configuration that docs/push.md gives. */
@ParameterizedClass
@EnumSource
@ExtendWith(ProxyLogs.class)
class ProxiesIT {

    @TempDir
    static Path scratch;

    private static DuplexProcess server;
    private static Front front;

    private final String topic = "t-" + UUID.randomUUID();
    private final PushClient push = front.push();

    @Parameter
    ProxyKind kind;

    @BeforeAll
    static void startServer() throws IOException {
        server = Front.serve(scratch, "ping.interval=1");
    }

    @BeforeParameterizedClassInvocation
    static void startProxy(ProxyKind kind) throws IOException {
        front = Front.before(server, kind, Snippets.of(kind), scratch.resolve(kind.name()));
    }

    @AfterParameterizedClassInvocation
    static void stopProxy() {
        front.close();
    }

    @AfterAll
    static void stopServer() {
        server.stop();
    }

    @Test
    void passesPayloadsByWebSocket() throws Exception {
        push.publish(topic, "你好");
        String url = front.proxy().socketUrl("push/" + topic + "?after=earliest");
        Recorder client = Dial.to(url).connect().assertOpen().assertText("你好");
        push.publish(topic, "\u0000\u0001", "Content-Type", "application/octet-stream");

        client.assertBinary(new byte[] {0, 1});
        client.send("hello");
        client.assertClosed(1008, "this connection only hears; publish by POST, or with push.v1");
    }

    @Test
    void passesTheCommandsOfPushV1() throws Exception {
        Recorder client = Dial.to(front.proxy().socketUrl("push"))
                .offering("push.v1")
                .connect()
                .assertOpen("push.v1");
        client.send("{\"sub\":\"" + topic + "\",\"ref\":1}");
        assertThat(client.text()).startsWith("{\"ok\":1,\"sub\":\"" + topic + "\",\"recovered\":true");
        push.publish(topic, "hello");

        assertThat(json(client.text()).get("data").getAsString()).isEqualTo("hello");
        client.session().close();
    }

    @Test
    void passesEventsWhileTheStreamIsOpen() throws Exception {
        try (Events events = push.events(topic, "")) {
            assertThat(events.response().headers().firstValue("Push-Recovered")).hasValue("true");
            assertThat(events.response().headers().firstValue("Push-Cursor")).isPresent();
            assertThat(events.next().name()).isEqualTo("push");
            for (int i = 0; i < 3; i++) {
                String id = id(push.publish(topic, "message " + i, "Type", "greeting"));
                assertThat(events.next()).isEqualTo(new Event(id, "greeting", "message " + i));
            }
        }
    }

    @Test
    void passesTheHeartbeatsOfAStream() throws Exception {
        try (Events events = push.events(topic, "")) {
            events.awaitComments(2);
        }
    }

    @Test
    void letsAPollWait() throws Exception {
        CompletableFuture<HttpResponse<String>> poll = new CompletableFuture<>();
        awaitReaders(0);
        new Thread(() -> complete(poll, "push/" + topic + "?wait=30")).start();
        awaitReaders(1);
        assertThat(poll).isNotDone();
        String id = id(push.publish(topic, "hello"));

        HttpResponse<String> answer = poll.get(20, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Push-Recovered")).hasValue("true");
        assertThat(answer.headers().firstValue("Push-Cursor")).hasValue(id);
        assertThat(array(answer)).hasSize(1);
    }

    @Test
    void passesTheEndOfAPollThatNothingCameFor() throws Exception {
        HttpResponse<String> answer = push.get("push/" + topic + "?wait=2");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Push-Cursor")).isPresent();
    }

    @Test
    void answersAShortPoll() throws Exception {
        push.publish(topic, "one");
        String second = id(push.publish(topic, "two"));

        HttpResponse<String> answer = push.get("push/" + topic + "?wait=0&after=earliest");

        assertThat(array(answer)).hasSize(2);
        assertThat(answer.headers().firstValue("Push-Cursor")).hasValue(second);
        assertThat(push.get("push/" + topic + "?wait=0&after=" + second).statusCode())
                .isEqualTo(204);
    }

    @Test
    void losesNothingWhenTheTransportChanges() throws Exception {
        String cursor = id(push.publish(topic, "one"));
        push.publish(topic, "two");
        try (Events events = push.events(topic, "?after=" + cursor)) {
            assertThat(events.next().data()).contains("\"recovered\":true");
            Event two = events.next();
            assertThat(two.data()).isEqualTo("two");
            cursor = two.id();
        }
        push.publish(topic, "three");
        Recorder client = Dial.to(front.proxy().socketUrl("push/" + topic + "?after=" + cursor))
                .offering("push.v1")
                .connect()
                .assertOpen("push.v1");
        assertThat(json(client.text()).get("recovered").getAsBoolean()).isTrue();
        JsonObject three = json(client.text());
        assertThat(three.get("data").getAsString()).isEqualTo("three");
        client.session().close();
        push.publish(topic, "four");

        HttpResponse<String> poll =
                push.get("push/" + topic + "?after=" + three.get("id").getAsString());
        assertThat(poll.headers().firstValue("Push-Recovered")).hasValue("true");
        assertThat(array(poll)).hasSize(1);
        assertThat(array(poll).get(0).getAsJsonObject().get("data").getAsString())
                .isEqualTo("four");
    }

    private void complete(CompletableFuture<HttpResponse<String>> answer, String path) {
        try {
            answer.complete(push.get(path));
        } catch (IOException broken) {
            answer.completeExceptionally(broken);
        }
    }

    /** Exactly so many are being served. */
    private static void awaitReaders(int count) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (front.readers() != count) {
            assertThat(System.nanoTime()).as(count + " readers").isLessThan(end);
        }
    }

    private static String id(HttpResponse<String> answer) {
        return json(answer.body()).get("id").getAsString();
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private static JsonArray array(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonArray();
    }
}
