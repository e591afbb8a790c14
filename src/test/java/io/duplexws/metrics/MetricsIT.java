package io.duplexws.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.handshake.Ask;
import io.duplexws.harness.Dial;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Events;
import io.duplexws.harness.Frame;
import io.duplexws.harness.Launch;
import io.duplexws.harness.PushClient;
import io.duplexws.harness.RawSocket;
import io.duplexws.harness.Recorder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of {@code java -jar duplex.war} tell what really happened to it. */
class MetricsIT {

    private static final String TOKEN = "token-of-the-test";

    @TempDir
    static Path scratch;

    private static DuplexProcess server;
    private static PushClient push;

    private final String topic = "t-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws IOException {
        server = Launch.in(scratch, "--port", "0", "--set", "publish.token=" + TOKEN, "--set", "connections=6")
                .withJvm("-Dduplex.history.count=20")
                .serve();
        push = new PushClient(URI.create(server.url()), TOKEN);
    }

    @AfterAll
    static void stop() {
        server.stop().assertNoStackTrace();
    }

    @Test
    void answersInTheFormatOfPrometheus() throws IOException {
        HttpResponse<String> answer = push.get("metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .isEqualToIgnoringCase("text/plain;version=0.0.4;charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isEmpty();
        assertThat(Scrape.of(answer.body()).samples())
                .containsEntry("duplex_broker_up{kind=\"memory\"}", 1.0)
                .containsKey("jvm_threads_live_threads")
                .containsKey("process_cpu_seconds_total")
                .containsKey("jvm_threads_allocated_bytes_total")
                .hasSizeLessThan(250);
    }

    @Test
    void answersInOpenMetricsWhenAskedTo() throws IOException {
        HttpResponse<String> answer =
                push.get("metrics", "Accept", "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;q=0.3");

        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .isEqualToIgnoringCase("application/openmetrics-text;version=1.0.0;charset=utf-8");
        assertThat(answer.body()).endsWith("# EOF\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT", "DELETE", "OPTIONS"})
    void answersNothingButGet(String method) throws IOException {
        HttpResponse<String> answer = push.send(method, "metrics");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
    }

    @ParameterizedTest
    @CsvSource({
        "method, POST, HTTP/1.1, X-None, none",
        "upgrade, GET, HTTP/1.1, Upgrade, h2c",
        "connection, GET, HTTP/1.1, Connection, keep-alive",
        "version, GET, HTTP/1.1, Sec-WebSocket-Version, 7",
        "key, GET, HTTP/1.1, Sec-WebSocket-Key, short",
        "origin, GET, HTTP/1.1, Origin, https://evil.example",
        "http_version, GET, HTTP/1.0, X-None, none",
        "body, GET, HTTP/1.1, Content-Length, 1",
    })
    void countsARefusedHandshakeByItsCause(String cause, String method, String protocol, String name, String value)
            throws IOException {
        String series = "duplex_handshakes_refused_total{cause=\"" + cause + "\",use=\"push\"}";
        double before = value(series);
        try (RawSocket socket = RawSocket.to(server.port())) {
            Ask ask = Ask.good().without("Origin").by(method).in(protocol).with(name, value);
            socket.send(ask.text("/push/" + topic));
            assertThat(socket.readAnswer().status()).isBetween(400, 426);
        }

        assertThat(value(series) - before).isEqualTo(1);
    }

    @Test
    void countsAHandshakeThatThereIsNoRoomFor() throws IOException {
        String series = "duplex_handshakes_refused_total{cause=\"capacity\",use=\"echo\"}";
        double before = value(series);
        // What other tests have left the server notices a little later.
        for (String use : List.of("echo", "push", "push.v1")) {
            awaitChange(Map.of(), "duplex_connections{transport=\"websocket\",use=\"" + use + "\"}", 0);
        }
        RawSocket[] open = new RawSocket[6];
        try {
            for (int i = 0; i < open.length; i++) {
                open[i] = RawSocket.open(server.port(), "/ws");
                open[i].send(Frame.text("here"));
                open[i].readMessage();
            }
            assertThat(value("duplex_connections{transport=\"websocket\",use=\"echo\"}"))
                    .isEqualTo(6);
            assertThat(Dial.to(server.socketUrl("ws")).refusedWith()).isEqualTo(503);
        } finally {
            for (RawSocket socket : open) {
                if (socket != null) {
                    socket.close();
                }
            }
        }

        assertThat(value(series) - before).isEqualTo(1);
    }

    @Test
    void countsEchoes() throws IOException {
        Map<String, Double> before = scrape().samples();
        try (RawSocket socket = RawSocket.open(server.port(), "/ws")) {
            socket.send(Frame.text("one"));
            socket.send(Frame.last(Frame.BINARY, new byte[100]));
            socket.readMessage();
            socket.readMessage();
            assertThat(change(before, "duplex_connections_opened_total{transport=\"websocket\",use=\"echo\"}"))
                    .isEqualTo(1);
            assertThat(change(before, "duplex_websocket_messages_received_total{use=\"echo\"}"))
                    .isEqualTo(2);
            assertThat(change(before, "duplex_websocket_messages_sent_total{use=\"echo\"}"))
                    .isEqualTo(2);
            socket.send(Frame.text("over"));
            socket.assertCloseFrame(1000);
        }
        awaitEnded(before, "websocket", "echo", "done");
    }

    @Test
    void tellsWhoLeftFromWhoWasCut() throws IOException {
        Map<String, Double> before = scrape().samples();
        try (RawSocket leaves = RawSocket.open(server.port(), "/ws")) {
            leaves.send(Frame.close(1000, ""));
            leaves.assertCloseFrame(1000);
        }
        awaitEnded(before, "websocket", "echo", "client");
        try (RawSocket cut = RawSocket.open(server.port(), "/ws")) {
            cut.send(Frame.text("here"));
            cut.readMessage();
            cut.reset();
        }
        awaitEnded(before, "websocket", "echo", "gone");
    }

    @Test
    void countsWhatIsPublishedAndDelivered() throws Exception {
        Map<String, Double> before = scrape().samples();
        Recorder raw = Dial.to(server.socketUrl("push/" + topic)).connect().assertOpen();
        Recorder objects = Dial.to(server.socketUrl("push/" + topic))
                .offering("push.v1")
                .connect()
                .assertOpen("push.v1");
        objects.text();
        try (Events events = push.events(topic, "")) {
            events.next();
            assertThat(value("duplex_push_subscriptions")).isGreaterThanOrEqualTo(3);
            assertThat(value("duplex_push_topics")).isGreaterThanOrEqualTo(1);
            assertThat(change(before, "duplex_connections_opened_total{transport=\"sse\",use=\"push\"}"))
                    .isEqualTo(1);
            assertThat(value("duplex_connections{transport=\"sse\",use=\"push\"}"))
                    .isGreaterThanOrEqualTo(1);
            publish("你好");
            raw.assertText("你好");
            objects.text();
            events.next();
        }
        assertThat(push.get("push/" + topic + "?wait=0&after=earliest").statusCode())
                .isEqualTo(200);
        raw.session().close();
        objects.session().close();

        assertThat(change(before, "duplex_push_published_messages_total")).isEqualTo(1);
        assertThat(change(before, "duplex_push_published_bytes_total")).isEqualTo(6);
        assertDelivered(before, "transport=\"websocket\",use=\"push\"");
        assertDelivered(before, "transport=\"websocket\",use=\"push.v1\"");
        assertDelivered(before, "transport=\"sse\",use=\"push\"");
        assertDelivered(before, "transport=\"poll\",use=\"push\"");
        assertThat(change(before, "duplex_broker_command_seconds_count{command=\"publish\"}"))
                .isEqualTo(1);
        assertThat(change(before, "duplex_broker_command_seconds_bucket{command=\"publish\",le=\"+Inf\"}"))
                .isEqualTo(1);
        awaitEnded(before, "poll", "push", "done");
        awaitEnded(before, "websocket", "push.v1", "client");
    }

    @Test
    void countsWhoIsToldThatSomethingIsMissing() throws Exception {
        Map<String, Double> before = scrape().samples();
        String first = publish("0");
        for (int i = 0; i < 21; i++) {
            publish("more");
        }
        assertThat(push.get("push/" + topic + "?wait=0&after=" + first)
                        .headers()
                        .firstValue("Push-Recovered"))
                .hasValue("false");
        try (Events events = push.events(topic, "?after=" + first)) {
            assertThat(events.next().data()).contains("\"recovered\":false");
        }

        assertThat(change(before, "duplex_push_gaps_total")).isEqualTo(2);
    }

    @Test
    void countsSlowReadersOfWebSockets() throws Exception {
        Map<String, Double> before = scrape().samples();
        try (RawSocket slow = RawSocket.withSmallBufferTo(server.port())) {
            slow.send(Ask.good().without("Origin").text("/push/" + topic));
            assertThat(slow.readAnswer().status()).isEqualTo(101);
            publishUntilItEnds("websocket");
        }
        awaitEnded(before, "websocket", "push", "slow");
    }

    @Test
    void countsSlowReadersOfEvents() throws Exception {
        Map<String, Double> before = scrape().samples();
        try (RawSocket slow = RawSocket.withSmallBufferTo(server.port())) {
            slow.send("GET /push/" + topic + " HTTP/1.1\r\nHost: localhost:" + server.port()
                    + "\r\nAccept: text/event-stream\r\n\r\n");
            publishUntilItEnds("sse");
        }
        awaitEnded(before, "sse", "push", "slow");
    }

    @Test
    void tellsThatTheBrokerIsAway(@TempDir Path other) throws IOException {
        try (DuplexProcess alone = Launch.in(other, "--port", "0", "--broker", "redis://localhost:1")
                .withEnvironment("DUPLEX_PUBLISH_TOKEN", TOKEN)
                .serve()) {
            PushClient client = new PushClient(URI.create(alone.url()), TOKEN);
            assertThat(client.publish(topic, "x").statusCode()).isEqualTo(503);
            Scrape scrape = Scrape.of(client.get("metrics").body());

            assertThat(scrape.value("duplex_broker_up{kind=\"redis\"}")).isZero();
            assertThat(scrape.value("duplex_broker_command_failures_total{command=\"publish\"}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void isNotThereWhenSwitchedOff(@TempDir Path other) throws IOException {
        try (DuplexProcess silent =
                Launch.in(other, "--port", "0", "--set", "metrics=off").serve()) {
            assertThat(new PushClient(URI.create(silent.url()), TOKEN)
                            .get("metrics")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    /** What waits for it is seen before it is sent away. */
    private void publishUntilItEnds(String transport) throws IOException {
        String large = "x".repeat(100_000);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        double deepest = 0;
        boolean heard = false;
        for (int listeners = 0; listeners > 0 || !heard; ) {
            assertThat(System.nanoTime()).as("sent away within 60 s").isLessThan(end);
            listeners = json(push.publish(topic, large)).get("listeners").getAsInt();
            heard |= listeners > 0;
            deepest = Math.max(deepest, value("duplex_outbox_bytes_max{transport=\"" + transport + "\"}"));
        }
        assertThat(deepest).isGreaterThan(100_000);
    }

    private String publish(String text) throws IOException {
        return json(push.publish(topic, text)).get("id").getAsString();
    }

    private static void assertDelivered(Map<String, Double> before, String labels) throws IOException {
        assertThat(change(before, "duplex_push_delivered_messages_total{" + labels + "}"))
                .isEqualTo(1);
        assertThat(change(before, "duplex_push_delivered_bytes_total{" + labels + "}"))
                .isEqualTo(6);
    }

    /** The server notices some ends a little later than the client. */
    private static void awaitEnded(Map<String, Double> before, String transport, String use, String reason)
            throws IOException {
        awaitChange(
                before,
                "duplex_connections_ended_total{reason=\"" + reason + "\",transport=\"" + transport + "\",use=\"" + use
                        + "\"}",
                1);
    }

    private static void awaitChange(Map<String, Double> before, String series, double wanted) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        double change = change(before, series);
        while (change != wanted && System.nanoTime() < end) {
            change = change(before, series);
        }
        assertThat(change).as(series).isEqualTo(wanted);
    }

    private static double change(Map<String, Double> before, String series) throws IOException {
        return value(series) - before.getOrDefault(series, 0.0);
    }

    private static double value(String series) throws IOException {
        return scrape().value(series);
    }

    private static Scrape scrape() throws IOException {
        return Scrape.of(push.get("metrics").body());
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }
}
