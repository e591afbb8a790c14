package io.duplexws.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Launch;
import io.duplexws.harness.PacketCapture;
import io.duplexws.harness.PacketCapture.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code java -jar duplex.war compare}, as a person or a pipeline types it. */
class CompareIT {

    @TempDir
    static Path scratch;

    private static DuplexProcess server;
    private static DuplexProcess secure;

    @BeforeAll
    static void start() throws IOException {
        server = Launch.in(scratch, "--port", "0").serve();
        secure = Launch.in(scratch, "--port", "0", "--tls", "self-signed").serve();
    }

    @AfterAll
    static void stop() {
        server.close();
        secure.close();
    }

    @Test
    void tellsWhatEachLaneCost() throws IOException {
        DuplexProcess compare = compare("--seconds", "2", server.url());

        assertThat(compare.exitCode()).as(compare::output).isZero();
        assertThat(compare.printed().get(0))
                .isEqualTo("20 events of 100 bytes, 10 a second, to 1 client in each lane; short polls every 1 s.");
        assertThat(compare.output())
                .containsPattern("polling-new +20 ")
                .containsPattern("websocket +20 ")
                .contains("websocket: one handshake for each client")
                .contains("What hearing takes on the server is told of 1000 deliveries and more");
    }

    /** A connection and a head each time take more than a few bytes on one that is there. */
    @Test
    void tellsWhatHearingTakesOnTheServer() throws IOException {
        JsonObject told = json(
                "--seconds",
                "2",
                "--clients",
                "50",
                "--interval",
                "100",
                "--lanes",
                "polling-new,websocket",
                server.url());

        JsonObject polling = lane(told, 0).getAsJsonObject("server");
        JsonObject socket = lane(told, 1).getAsJsonObject("server");
        assertThat(polling.get("allocatedBytesPerDelivered").getAsLong())
                .as(told::toString)
                .isGreaterThan(
                        2 * Math.abs(socket.get("allocatedBytesPerDelivered").getAsLong()));
        assertThat(polling.get("cpuMillisecondsPerDelivered").getAsDouble())
                .as(told::toString)
                .isGreaterThan(0);
        assertThat(socket.get("threads").getAsLong()).isPositive();
        assertThat(compare("--seconds", "1", "--rate", "1", "--clients", "1000", "--lanes", "sse", server.url())
                        .output())
                .containsPattern("on the server +CPU/event +allocated/event +threads\nsse ");
    }

    @Test
    void doesWithoutWhereTheServerTellsNothing() throws IOException {
        try (DuplexProcess silent =
                Launch.in(scratch, "--port", "0", "--set", "metrics=off").serve()) {
            DuplexProcess compare = compare("--seconds", "1", "--lanes", "sse", silent.url());

            assertThat(compare.exitCode()).isZero();
            assertThat(compare.output()).contains("sse ").doesNotContain("server");
        }
    }

    private static JsonObject lane(JsonObject told, int number) {
        return told.getAsJsonArray("lanes").get(number).getAsJsonObject();
    }

    @Test
    void countsOnAWebSocketTheFramesAndTheHandshake() throws IOException {
        JsonObject lane = json("--seconds", "2", "--lanes", "websocket", server.url())
                .getAsJsonArray("lanes")
                .get(0)
                .getAsJsonObject();

        int close = 2 + 4 + 2;
        assertThat(lane.get("bytesUp").getAsInt())
                .isEqualTo(lane.get("headBytesUp").getAsInt() + close);
        int frame = 2 + 100;
        int answeredClose = 2 + 2;
        assertThat(lane.get("bytesDown").getAsInt())
                .isEqualTo(lane.get("headBytesDown").getAsInt() + 20 * frame + answeredClose);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void countsAsManyBytesAsAPacketCapture(boolean overTls) throws IOException {
        DuplexProcess site = overTls ? secure : server;
        Path directory = Files.createTempDirectory(scratch, "capture");
        try (PacketCapture capture = PacketCapture.start(directory, site.port())) {
            JsonObject told = json("--seconds", "2", "--interval", "250", "--clients", "3", "--insecure", site.url());

            Bytes seen = capture.stop();

            assertThat(new Bytes(sum(told, "bytesUp"), sum(told, "bytesDown")))
                    .as(told::toString)
                    .isEqualTo(seen);
        }
    }

    /** After a hundred requests Tomcat ends a connection, of the publisher and of polls. */
    @Test
    void goesOnWhereTheServerEndsConnections() throws IOException {
        JsonObject told = json("--seconds", "2", "--rate", "150", "--lanes", "long-polling", server.url());

        assertThat(lane(told, 0).get("delivered").getAsInt()).isEqualTo(300);
    }

    /** Of a WebSocket every one; elsewhere two events that come at once share what is around them. */
    @Test
    void repeatsTheBytesOfEachEvent() throws IOException {
        JsonObject first = json("--seconds", "2", "--interval", "250", "--rate", "5", server.url());
        JsonObject second = json("--seconds", "2", "--interval", "250", "--rate", "5", server.url());

        for (int i = 0; i < first.getAsJsonArray("lanes").size(); i++) {
            double one = perDelivered(first, i);
            assertThat(perDelivered(second, i)).as(() -> first + "\n" + second).isCloseTo(one, withinPercentage(10));
        }
        int webSocket = first.getAsJsonArray("lanes").size() - 1;
        assertThat(perDelivered(second, webSocket)).isEqualTo(perDelivered(first, webSocket));
    }

    private static double perDelivered(JsonObject told, int lane) {
        return told.getAsJsonArray("lanes")
                .get(lane)
                .getAsJsonObject()
                .get("bytesPerDelivered")
                .getAsDouble();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --lanes pigeon http://localhost/ | --lanes names "pigeon"; wanted are some of polling-new, polling
            --size 9 http://localhost/       | --size is 9; wanted 10 to 65536 bytes
            --rate 0 http://localhost/       | --rate is 0.0; wanted events a second, up to 10000
            --clients 0 http://localhost/    | --clients is 0; wanted 1 to 10000
            ftp://localhost/                 | "ftp://localhost/" is no URL of a WebSocket
            """)
    void saysWhatIsWrongWithItsOptions(String arguments, String sentence) throws IOException {
        DuplexProcess compare = compare(arguments.split(" "));

        assertThat(compare.exitCode()).isEqualTo(2);
        assertThat(compare.errors()).singleElement().asString().contains(sentence);
    }

    @Test
    void saysThatItMayNotPublish() throws IOException {
        try (DuplexProcess closed = Launch.in(scratch, "--port", "0", "--set", "publish.visitors=none")
                .serve()) {
            DuplexProcess compare = compare(closed.url());

            assertThat(compare.exitCode()).isEqualTo(2);
            assertThat(compare.errors()).singleElement().asString().contains("--token takes its duplex.publish.token");
        }
    }

    private static long sum(JsonObject told, String member) {
        ToLongFunction<JsonElement> of =
                part -> part.getAsJsonObject().get(member).getAsLong();
        long lanes = StreamSupport.stream(told.getAsJsonArray("lanes").spliterator(), false)
                .mapToLong(of)
                .sum();
        return lanes + of.applyAsLong(told.get("aside"));
    }

    private static JsonObject json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--json"));
        Collections.addAll(all, arguments);
        DuplexProcess compare = compare(all.toArray(String[]::new));
        assertThat(compare.exitCode())
                .as(() -> compare.output() + compare.errors())
                .isZero();
        return JsonParser.parseString(compare.output()).getAsJsonObject();
    }

    private static DuplexProcess compare(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("compare"));
        Collections.addAll(all, arguments);
        return Launch.in(scratch, all.toArray(String[]::new)).run();
    }
}
