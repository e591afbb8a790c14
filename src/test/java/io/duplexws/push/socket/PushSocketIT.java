package io.duplexws.push.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.handshake.Ask;
import io.duplexws.harness.Dial;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Frame;
import io.duplexws.harness.Launch;
import io.duplexws.harness.PushClient;
import io.duplexws.harness.RawSocket;
import io.duplexws.harness.Recorder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Push by WebSocket against {@code java -jar duplex.war}. */
class PushSocketIT {

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
    void sendsPayloadsAsTheyAre() throws Exception {
        Recorder client = raw("?after=earliest");
        push.publish(topic, "你好");
        push.publish(topic, "\u0000\u0001", "Content-Type", "application/octet-stream");

        client.assertText("你好").assertBinary(new byte[] {0, 1}).session().close();
    }

    @Test
    void sendsTheHistoryFirst() throws Exception {
        for (int i = 0; i < 10; i++) {
            push.publish(topic, "message " + i);
        }
        Recorder client = raw("?after=earliest");
        for (int i = 0; i < 10; i++) {
            client.assertText("message " + i);
        }
        client.session().close();
    }

    @Test
    void closesWith4410WhenMessagesAreGone() throws Exception {
        String first = publish("first");
        for (int i = 0; i < 30; i++) {
            push.publish(topic, "message " + i);
        }

        raw("?after=" + first).assertClosed(4410);
    }

    @Test
    void closesWith1008OnABadCursor() throws Exception {
        raw("?after=nonsense")
                .assertClosed(
                        1008,
                        "cursor \"nonsense\" is none of this server's: wanted the id of a message, or 'earliest', or none for"
                                + " now");
    }

    @Test
    void closesWith1008OnABadTopic() throws Exception {
        try (RawSocket socket = RawSocket.to(URI.create(server.url()).getPort())) {
            socket.send(Ask.good().without("Origin").text("/push/bad%20topic"));
            assertThat(socket.readAnswer().status()).isEqualTo(101);
            Frame close = socket.readFrame();
            assertThat(close.closeCode()).isEqualTo(1008);
            assertThat(close.closeReason()).startsWith("topic \"bad topic\" of 9 characters");
        }
    }

    @Test
    void saysThatARawConnectionOnlyHears() throws Exception {
        Recorder client = raw("");
        client.send("hello");
        client.assertClosed(1008, "this connection only hears; publish by POST, or with push.v1");
    }

    @Test
    void wantsTheSubprotocolWithoutATopic() throws Exception {
        dial("push")
                .connect()
                .assertOpen()
                .assertClosed(1008, "wanted the subprotocol push.v1, or a topic as in /push/news");
    }

    @Test
    void refusesPagesOfOtherOrigins() throws Exception {
        assertThat(dial("push/" + topic).fromPage("https://evil.example").refusedWith())
                .isEqualTo(403);
        assertThat(dial("push").fromPage("https://evil.example").refusedWith()).isEqualTo(403);
    }

    @Test
    void hearsTheTopicOfThePathAsObjects() throws Exception {
        Recorder client = dial("push/" + topic).offering("push.v1").connect().assertOpen("push.v1");
        JsonObject begin = json(client);
        assertThat(begin.get("sub").getAsString()).isEqualTo(topic);
        assertThat(begin.get("recovered").getAsBoolean()).isTrue();
        String id = publish("hello");

        JsonObject message = json(client);
        assertThat(message.keySet()).containsExactly("id", "topic", "time", "data");
        assertThat(message.get("id").getAsString()).isEqualTo(id);
        client.session().close();
    }

    @Test
    void hearsManyTopicsOnOneConnection() throws Exception {
        Recorder client = objects();
        client.send("{\"sub\":\"" + topic + "-a\",\"ref\":1}");
        assertThat(json(client).get("ok").getAsInt()).isEqualTo(1);
        client.send("{\"sub\":\"" + topic + "-b\",\"ref\":2}");
        assertThat(json(client).get("ok").getAsInt()).isEqualTo(2);
        push.publish(topic + "-b", "second");
        push.publish(topic + "-a", "first");

        assertThat(json(client).get("topic").getAsString()).isEqualTo(topic + "-b");
        assertThat(json(client).get("topic").getAsString()).isEqualTo(topic + "-a");
        client.session().close();
    }

    @Test
    void goesOnBehindACursor() throws Exception {
        String first = publish("one");
        publish("two");
        Recorder client = objects();
        client.send("{\"sub\":\"" + topic + "\",\"after\":\"" + first + "\",\"ref\":\"r\"}");

        JsonObject answer = json(client);
        assertThat(answer.get("ok").getAsString()).isEqualTo("r");
        assertThat(answer.get("cursor").getAsString()).isEqualTo(first);
        assertThat(json(client).get("data").getAsString()).isEqualTo("two");
        client.session().close();
    }

    @Test
    void saysThatMessagesAreGoneAndLivesOn() throws Exception {
        String first = publish("first");
        for (int i = 0; i < 30; i++) {
            publish("message " + i);
        }
        Recorder client = objects();
        client.send("{\"sub\":\"" + topic + "\",\"after\":\"" + first + "\",\"ref\":1}");

        assertThat(json(client).get("recovered").getAsBoolean()).isFalse();
        assertThat(json(client).get("data").getAsString()).isEqualTo("message 10");
        client.session().close();
    }

    @Test
    void hearsNothingAfterUnsub() throws Exception {
        Recorder client = objects();
        client.send("{\"sub\":\"" + topic + "\",\"ref\":1}");
        json(client);
        client.send("{\"unsub\":\"" + topic + "\",\"ref\":2}");
        assertThat(json(client).get("unsub").getAsString()).isEqualTo(topic);
        publish("unheard");
        client.send("{\"ping\":7}");

        assertThat(client.text()).isEqualTo("{\"pong\":7}");
        client.session().close();
    }

    @Test
    void publishesOnceItIsAuthorized() throws Exception {
        Recorder client = objects();
        client.send("{\"pub\":\"" + topic + "\",\"data\":\"x\",\"ref\":1}");
        assertThat(error(client).get("code").getAsInt()).isEqualTo(401);
        client.send("{\"auth\":\"wrong-token\",\"ref\":2}");
        assertThat(error(client).get("code").getAsInt()).isEqualTo(403);
        client.send("{\"auth\":\"" + TOKEN + "\",\"ref\":3}");
        assertThat(client.text()).isEqualTo("{\"ok\":3}");
        client.send("{\"sub\":\"" + topic + "\"}");
        json(client);
        client.send("{\"pub\":\"" + topic + "\",\"data\":{\"price\":1.5},\"type\":\"tick\",\"key\":\"k\",\"ref\":4}");
        client.send("{\"pub\":\"" + topic + "\",\"data\":{\"price\":1.5},\"type\":\"tick\",\"key\":\"k\",\"ref\":5}");

        JsonObject[] three = {json(client), json(client), json(client)};
        JsonObject message = find(three, "topic");
        assertThat(message.get("data").getAsString()).isEqualTo("{\"price\":1.5}");
        assertThat(message.get("type").getAsString()).isEqualTo("tick");
        assertThat(find(three, "repeated").get("id")).isEqualTo(message.get("id"));
        client.session().close();
    }

    @Test
    void publishesBinary() throws Exception {
        Recorder client = objects();
        client.send("{\"auth\":\"" + TOKEN + "\"}");
        json(client);
        Recorder other = raw("?after=earliest");
        client.send("{\"pub\":\"" + topic + "\",\"data64\":\"AAE=\"}");

        other.assertBinary(new byte[] {0, 1}).session().close();
        client.session().close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "hello | 400 | no JSON object: \"hello\"",
                "{\"sub\":\"t\" | 400 | no JSON object",
                "[1] | 400 | no JSON object",
                "{'sub':'t'} | 400 | no JSON object",
                "{\"sub\":\"t\"} x | 400 | no JSON object",
                "{} | 400 | a command with none of sub, unsub, pub, auth, ping",
                "{\"sub\":\"t\",\"pub\":\"t\"} | 400 | a command with several of",
                "{\"sub\":\"bad topic\"} | 400 | topic \"bad topic\"",
                "{\"sub\":7} | 400 | sub is \"7\": wanted a string",
                "{\"sub\":\"t\",\"after\":\"x\"} | 400 | cursor \"x\" is none of this server's",
                "{\"sub\":\"t\",\"data\":\"x\"} | 400 | \"data\" does not go with sub",
                "{\"unsub\":\"never\"} | 404 | topic \"never\" is not heard",
            })
    void saysWhatIsWrongAndLivesOn(String command, int code, String sentence) throws Exception {
        Recorder client = objects();
        client.send(command);
        JsonObject error = error(client);

        assertThat(error.get("code").getAsInt()).isEqualTo(code);
        assertThat(error.get("message").getAsString()).startsWith(sentence);
        client.send("{\"ping\":1}");
        assertThat(client.text()).isEqualTo("{\"pong\":1}");
        client.session().close();
    }

    @Test
    void tellsWhichCommandWasWrong() throws Exception {
        Recorder client = objects();
        client.send("{\"sub\":\"bad topic\",\"ref\":\"mine\"}");

        assertThat(error(client).get("ref").getAsString()).isEqualTo("mine");
        client.session().close();
    }

    @Test
    void hearsEachTopicOnce() throws Exception {
        Recorder client = objects();
        client.send("{\"sub\":\"" + topic + "\"}");
        json(client);
        client.send("{\"sub\":\"" + topic + "\"}");

        assertThat(error(client).get("code").getAsInt()).isEqualTo(409);
        client.session().close();
    }

    @Test
    void hearsAThousandTopicsAndNoMore() throws Exception {
        Recorder client = objects();
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            client.send("{\"sub\":\"" + topic + "-" + i + "\",\"ref\":" + i + "}");
        }
        for (int i = 0; i < 10_000; i++) {
            JsonObject answer = json(client);
            if (answer.has("error")) {
                refused++;
                assertThat(answer.getAsJsonObject("error").get("code").getAsInt())
                        .isEqualTo(429);
            }
        }

        assertThat(refused).isEqualTo(9_000);
        client.session().close();
    }

    @Test
    void refusesCommandsThatAreTooLong() throws Exception {
        Recorder client = objects();
        client.send("{\"ping\":\"" + "x".repeat(20_000) + "\"}");

        client.assertClosed(1009, "a command of more than 16384 characters");
    }

    @Test
    void takesLongCommandsOfWhoMayPublish() throws Exception {
        Recorder client = objects();
        client.send("{\"auth\":\"" + TOKEN + "\"}");
        json(client);
        client.send("{\"pub\":\"" + topic + "\",\"data\":\"" + "x".repeat(1_000_000) + "\",\"ref\":1}");
        assertThat(json(client).get("ok").getAsInt()).isEqualTo(1);
        client.send("{\"ping\":\"" + "x".repeat(7_000_000) + "\"}");

        client.assertClosed(1009, "a command of more than 6307840 characters");
    }

    @Test
    void refusesMessagesThatAreTooLarge() throws Exception {
        Recorder client = objects();
        client.send("{\"auth\":\"" + TOKEN + "\"}");
        json(client);
        client.send("{\"pub\":\"" + topic + "\",\"data\":\"" + "x".repeat(1_048_577) + "\",\"ref\":1}");

        assertThat(error(client).get("code").getAsInt()).isEqualTo(413);
        client.session().close();
    }

    @Test
    void takesTextOnly() throws Exception {
        Recorder client = objects();
        client.send(new byte[] {1});

        client.assertClosed(1003, "wanted text; binary data goes into data64 of a command");
    }

    private String publish(String text) throws IOException {
        return JsonParser.parseString(push.publish(topic, text).body())
                .getAsJsonObject()
                .get("id")
                .getAsString();
    }

    private Recorder raw(String query) throws Exception {
        return dial("push/" + topic + query).connect().assertOpen();
    }

    private static Recorder objects() throws Exception {
        return dial("push").offering("push.v1").connect().assertOpen("push.v1");
    }

    private static Dial dial(String path) {
        return Dial.to(server.url().replaceFirst("^http", "ws") + path);
    }

    private static JsonObject json(Recorder client) throws InterruptedException {
        String text = client.text();
        assertThat(text.getBytes(StandardCharsets.UTF_8)).isNotEmpty();
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private static JsonObject error(Recorder client) throws InterruptedException {
        JsonObject answer = json(client);
        assertThat(answer.keySet()).containsExactly("error");
        return answer.getAsJsonObject("error");
    }

    private static JsonObject find(JsonObject[] answers, String member) {
        for (JsonObject answer : answers) {
            if (answer.has(member)) {
                return answer;
            }
        }
        throw new AssertionError("none has " + member);
    }
}
