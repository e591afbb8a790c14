package io.duplexws.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.handshake.Ask;
import io.duplexws.handshake.Broken;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Events;
import io.duplexws.harness.Frame;
import io.duplexws.harness.HttpAnswer;
import io.duplexws.harness.Launch;
import io.duplexws.harness.PushClient;
import io.duplexws.harness.RawSocket;
import io.duplexws.harness.Trace;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server tells of connections, over real ones. */
class TraceIT {

    private static final String TOKEN = "token-of-the-test";

    @TempDir
    private static Path scratch;

    private static DuplexProcess server;

    private final String nonce = Trace.nonce();
    private final String path = "/ws?trace=" + nonce;

    @BeforeAll
    static void start() throws Exception {
        server = Launch.in(
                        scratch,
                        "--port",
                        "0",
                        "--host",
                        "127.0.0.1",
                        "--origins",
                        Ask.PAGE,
                        "--set",
                        "publish.token=" + TOKEN,
                        "--set",
                        "trace.rate=50")
                .serve();
    }

    @AfterAll
    static void stopWithoutStackTrace() {
        try (DuplexProcess running = server) {
            running.assertNoStackTrace();
        }
    }

    @Test
    void tellsAGoodConnectionEventByEvent() throws Exception {
        try (RawSocket socket = RawSocket.to(server.port())) {
            socket.send(Ask.good()
                    .and("Sec-WebSocket-Protocol", "mqtt")
                    .and("Cookie", "id=s3cr3t")
                    .text(path + "&token=s3cr3t"));
            assertThat(socket.readAnswer().status()).isEqualTo(101);
            socket.send(Frame.text("你好"));
            assertThat(socket.readMessage().text()).isEqualTo("你好");
            socket.send(Frame.last(Frame.BINARY, new byte[70_000]));
            assertThat(socket.readMessage().payload()).hasSize(70_000);
            socket.send(Frame.close(4001, "enough"));
            socket.assertCloseFrame(4001);
        }
        Trace trace = trace();

        JsonObject handshake = trace.next();
        assertThat(handshake.get("type").getAsString()).isEqualTo("handshake");
        assertThat(handshake.get("method").getAsString()).isEqualTo("GET");
        assertThat(handshake.get("target").getAsString()).isEqualTo("/ws?trace=…&token=(hidden, 6 characters)");
        assertThat(handshake.get("http").getAsString()).isEqualTo("HTTP/1.1");
        assertThat(handshake.get("remote").getAsString()).startsWith("127.0.0.1:");
        assertThat(handshake.get("at").getAsString()).matches("20..-..-..T..:..:..\\.\\d+Z");
        assertThat(handshake.getAsJsonArray("headers").toString())
                .containsIgnoringCase("[\"host\",\"duplex.example.org\"],[\"upgrade\",\"websocket\"]")
                .containsIgnoringCase("[\"sec-websocket-key\",\"" + Ask.KEY + "\"]")
                .containsIgnoringCase("[\"cookie\",\"id (hidden, 9 characters)\"]");
        assertThat(handshake.toString()).doesNotContain("s3cr3t", nonce);
        assertThat(trace.nextWithoutItsPlace())
                .hasToString("{\"subprotocol\":\"\",\"extensions\":[],"
                        + "\"why\":\"none in common: offered mqtt; known chat.v2, chat.v1\",\"type\":\"accepted\"}");
        assertThat(trace.nextWithoutItsPlace())
                .hasToString("{\"subprotocol\":\"\",\"extensions\":[],\"type\":\"open\"}");
        assertThat(trace.nextWithoutItsPlace())
                .hasToString("{\"number\":1,\"kind\":\"text\",\"bytes\":6,\"parts\":1,\"type\":\"message\"}");
        assertThat(trace.nextWithoutItsPlace())
                .hasToString("{\"number\":1,\"kind\":\"text\",\"bytes\":6,\"type\":\"sent\"}");
        JsonObject large = trace.next();
        assertThat(large.get("number").getAsInt()).isEqualTo(2);
        assertThat(large.get("kind").getAsString()).isEqualTo("binary");
        assertThat(large.get("bytes").getAsInt()).isEqualTo(70_000);
        assertThat(large.get("parts").getAsInt()).isGreaterThan(1);
        assertThat(trace.nextWithoutItsPlace())
                .hasToString("{\"number\":2,\"kind\":\"binary\",\"bytes\":70000,\"type\":\"sent\"}");
        JsonObject close = trace.nextWithoutItsPlace();
        assertThat(close.remove("ms").getAsDouble()).isPositive();
        assertThat(close)
                .hasToString("{\"code\":4001,\"reason\":\"enough\",\"end\":\"client\","
                        + "\"in\":{\"messages\":2,\"bytes\":70006},\"out\":{\"messages\":2,\"bytes\":70006},"
                        + "\"type\":\"close\"}");
    }

    @Test
    void tellsWhatIsAgreedAndWhatTheServerEnds() throws Exception {
        try (RawSocket socket = RawSocket.to(server.port())) {
            socket.send(Ask.good()
                    .and("Sec-WebSocket-Protocol", "chat.v1")
                    .and("Sec-WebSocket-Extensions", "permessage-deflate; client_no_context_takeover")
                    .text("/echo_once?trace=" + nonce));
            assertThat(socket.readAnswer().status()).isEqualTo(101);
            socket.send(Frame.text("one"));
            socket.readMessage();
            socket.assertCloseFrame(1000);
            socket.send(Frame.close(1000, ""));
        }
        Trace trace = trace();

        assertThat(trace.types(2)).containsExactly("handshake", "accepted");
        assertAgreed(trace.last());
        assertThat(trace.types(1)).containsExactly("open");
        assertAgreed(trace.last());
        assertThat(trace.types(3)).containsExactly("message", "sent", "close");
        assertThat(trace.last().get("end").getAsString()).isEqualTo("done");
    }

    private static void assertAgreed(JsonObject event) {
        assertThat(event.get("subprotocol").getAsString()).isEqualTo("chat.v1");
        assertThat(event.getAsJsonArray("extensions").toString())
                .startsWith("[\"permessage-deflate")
                .contains("client_no_context_takeover");
    }

    @ParameterizedTest
    @EnumSource
    void tellsEveryRefusalWithItsRuleAndCause(Broken broken) throws Exception {
        HttpAnswer answer;
        try (RawSocket socket = RawSocket.to(server.port())) {
            socket.send(broken.in(Ask.good()).text(path));
            answer = broken == Broken.HEAD ? socket.readHead() : socket.readAnswer();
        }
        Trace trace = trace();

        assertThat(trace.types(2)).containsExactly("handshake", "refused");
        JsonObject refused = trace.last();
        assertThat(refused.get("status").getAsInt()).isEqualTo(broken.status()).isEqualTo(answer.status());
        assertThat(refused.get("rule").getAsString())
                .isEqualTo(broken.rule().name().toLowerCase(Locale.ROOT));
        assertThat(refused.getAsJsonArray("broken")).hasSize(1);
        assertThat(refused.get("sentence").getAsString())
                .startsWith(broken.claim())
                .endsWith(refused.get("cause").getAsString());
    }

    @Test
    void tellsOnServerSentEventsAsItHappens() throws Exception {
        try (Events events = push().events("trace." + nonce, "?after=earliest&format=json");
                RawSocket socket = RawSocket.open(server.port(), path)) {
            assertThat(events.next().data()).contains("\"recovered\":true");
            assertThat(events.next().data()).contains("\"type\":\"handshake\"");
            assertThat(events.next().data()).contains("\"type\":\"accepted\"");
            assertThat(events.next().data()).contains("\"type\":\"open\"");
            socket.send(Frame.text("x"));
            assertThat(events.next().data()).contains("\"type\":\"message\"");
            assertThat(events.next().data()).contains("\"type\":\"sent\"");
            socket.reset();
        }
        Trace trace = trace();
        trace.types(5);
        JsonObject end = trace.next();
        while (!end.get("type").getAsString().equals("close")) {
            end = trace.next();
        }
        assertThat(end.get("code").getAsInt()).isEqualTo(1006);
        assertThat(end.get("end").getAsString()).isEqualTo("gone");
    }

    @Test
    void countsWhatComesTooFast() throws Exception {
        try (RawSocket socket = RawSocket.open(server.port(), path)) {
            Frame[] frames = new Frame[500];
            for (int i = 0; i < frames.length; i++) {
                frames[i] = Frame.text("m" + i);
            }
            socket.send(Frame.masked(frames));
            for (Frame frame : frames) {
                assertThat(socket.readMessage().text()).isEqualTo(frame.text());
            }
            socket.send(Frame.close(1000, ""));
            socket.assertCloseFrame(1000);
        }
        Trace trace = trace();

        trace.types(3);
        int told = 0;
        int omitted = 0;
        JsonObject next = trace.next();
        while (!next.get("type").getAsString().equals("close")) {
            if (next.get("type").getAsString().equals("omitted")) {
                omitted += next.get("events").getAsInt();
            } else {
                told++;
                String counterpart = "m" + (next.get("number").getAsInt() - 1);
                assertThat(next.get("bytes").getAsInt()).as(counterpart).isEqualTo(counterpart.length());
            }
            next = trace.next();
        }
        assertThat(told).isBetween(50, 400);
        assertThat(told + omitted).isEqualTo(1_000);
        assertThat(next.getAsJsonObject("in").get("messages").getAsInt()).isEqualTo(500);
        assertThat(next.getAsJsonObject("out").get("messages").getAsInt()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "short", "AbCdEfGhIjKlMnOpQr+/09"})
    void refusesWhatIsNoNonce(String weak) throws Exception {
        try (RawSocket socket = RawSocket.to(server.port())) {
            socket.send(Ask.good().text("/ws?trace=" + weak));
            HttpAnswer answer = socket.readAnswer();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body())
                    .startsWith("trace is of " + weak.length() + " characters and no nonce: wanted 22");
            socket.assertClosed();
        }
        assertThat(push().get("handshake/refused").body()).contains("characters and no nonce");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a_b", "seventeenLetters0"})
    void refusesWhatIsNoLabel(String label) throws Exception {
        try (RawSocket socket = RawSocket.to(server.port())) {
            socket.send(Ask.good().text(path + "." + label));
            HttpAnswer answer = socket.readAnswer();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body())
                    .startsWith("trace has a label of " + label.length() + " characters that is none: wanted 1 to 16")
                    .doesNotContain(nonce);
        }
    }

    @Test
    void tellsConnectionsOfOneNonceApartByTheirLabels() throws Exception {
        try (RawSocket left = RawSocket.open(server.port(), path + ".left");
                RawSocket right = RawSocket.to(server.port())) {
            right.send(Broken.OLD_VERSION.in(Ask.good()).text(path + ".right"));
            assertThat(right.readAnswer().status()).isEqualTo(426);
            left.send(Frame.close(1000, ""));
            left.assertCloseFrame(1000);
        }
        Trace trace = trace();

        Map<String, List<String>> types = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            JsonObject event = trace.next();
            String label = event.get("as").getAsString();
            String type = event.get("type").getAsString();
            types.computeIfAbsent(label, first -> new ArrayList<>()).add(type);
            if (type.equals("handshake")) {
                assertThat(event.get("target").getAsString()).isEqualTo("/ws?trace=…." + label);
            }
        }
        assertThat(types)
                .isEqualTo(Map.of(
                        "left", List.of("handshake", "accepted", "open", "close"),
                        "right", List.of("handshake", "refused")));
    }

    @Test
    void tellsWhatTheProbeDoes() throws Exception {
        try (RawSocket socket = RawSocket.open(server.port(), "/probe?send=binary&bytes=10&frames=3&trace=" + nonce)) {
            assertThat(socket.readMessage().payload()).hasSize(10);
            socket.readMessage();
            socket.send(Frame.text("{\"ping\":\"there?\"}"));
            socket.send(Frame.last(Frame.PONG, socket.readFrame().payload()));
            socket.readMessage();
            socket.send(Frame.text("{\"close\":4001,\"reason\":\"bye\"}"));
            socket.assertCloseFrame(4001);
            socket.send(Frame.close(4001, ""));
        }
        Trace trace = trace();

        assertThat(trace.types(3)).containsExactly("handshake", "accepted", "open");
        assertThat(trace.nextWithoutItsPlace())
                .hasToString("{\"number\":1,\"kind\":\"binary\",\"bytes\":10,\"type\":\"sent\"}");
        assertThat(trace.types(1)).containsExactly("sent");
        assertThat(trace.last().get("number").getAsInt()).isEqualTo(2);
        assertThat(trace.nextWithoutItsPlace())
                .hasToString("{\"number\":1,\"kind\":\"text\",\"bytes\":17,\"parts\":1,\"type\":\"message\"}");
        assertThat(trace.types(2)).containsExactly("ping", "pong");
        assertThat(trace.last().get("bytes").getAsInt()).isEqualTo(6);
        assertThat(trace.last().get("ms").getAsDouble()).isPositive();
        assertThat(trace.types(3)).containsExactly("sent", "message", "close");
        assertThat(trace.last().get("code").getAsInt()).isEqualTo(4001);
        assertThat(trace.last().get("reason").getAsString()).isEqualTo("bye");
        assertThat(trace.last().get("end").getAsString()).isEqualTo("refused");
    }

    @Test
    void letsNobodyElseTellOnItsTopicsOrTakeThemAway() throws Exception {
        String topic = "trace." + nonce;

        assertForbidden(push().publish(topic, "forged"));
        assertForbidden(push().send("DELETE", "push/" + topic, "Authorization", "Bearer " + TOKEN));
        try (RawSocket socket = RawSocket.to(server.port())) {
            socket.send(Ask.good()
                    .with("Host", "127.0.0.1")
                    .without("Origin")
                    .and("Sec-WebSocket-Protocol", "push.v1")
                    .and("Authorization", "Bearer " + TOKEN)
                    .text("/push"));
            assertThat(socket.readAnswer().status()).isEqualTo(101);
            socket.send(Frame.text("{\"pub\":\"" + topic + "\",\"data\":\"forged\",\"ref\":1}"));
            JsonObject error = JsonParser.parseString(socket.readMessage().text())
                    .getAsJsonObject()
                    .getAsJsonObject("error");
            assertThat(error.get("code").getAsInt()).isEqualTo(403);
        }
        assertThat(push().get("push/" + topic + "?after=earliest&wait=0").statusCode())
                .isEqualTo(204);
    }

    private static void assertForbidden(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("a topic that begins with trace.");
    }

    private Trace trace() {
        return Trace.of(push(), nonce);
    }

    private static PushClient push() {
        return new PushClient(URI.create(server.url()), TOKEN);
    }
}
