package io.duplexws.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.cli.EchoServer.Script;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Launch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code java -jar duplex.war bench}, as a person or a pipeline types it. */
class BenchIT {

    @TempDir
    static Path scratch;

    private static DuplexProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = Launch.in(scratch, "--port", "0").serve();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tellsHowManyEchoesCameAndHowLate() throws IOException {
        DuplexProcess bench = bench("--seconds", "2", "--warmup", "0", "--connections", "3", server.socketUrl("ws"));

        assertThat(bench.exitCode()).as(() -> said(bench)).isZero();
        assertThat(bench.output())
                .contains(
                        "text messages of 100 bytes, over 3 connections, 1 of each in flight; 2 s after 0 s of warm-up")
                .containsPattern("connections  3 opened; handshake p50 [0-9.]+ ms")
                .containsPattern("messages     [0-9,]+ of [0-9,]+ came back: [0-9,]+ a second")
                .containsPattern("latency      p50 [0-9.,]+ ms, .*, max [0-9.,]+ ms")
                .contains("on the wire  106.0 bytes up and 102.0 down for each message of 100")
                .contains("Closed loop: ", "--rate asks on.", "the server runs on the same machine");
        assertThat(bench.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--size 1 --rate 500 --connections 7",
                "--size 70000 --window 3 --connections 2",
                "--size 70000 --rate 50 --binary",
                "--window 200 --connections 5 --binary"
            })
    void hearsEveryEcho(String options) throws IOException {
        JsonObject told = json((options + " --seconds 1 --warmup 0 " + server.socketUrl("ws")).split(" "));

        assertThat(number(told, "echoes")).isPositive().isEqualTo(number(told, "sent"));
        assertThat(told.get("problem").getAsString()).isEmpty();
    }

    @Test
    void countsTheBytesOfFramesAndHandshakes() throws IOException {
        JsonObject told = json("--rate", "20", "--seconds", "1", "--warmup", "1", server.socketUrl("ws"));

        assertThat(number(told, "sent")).isEqualTo(20);
        assertThat(number(told, "sentInAll")).isEqualTo(40);
        int close = 2 + 4 + 2;
        int frame = 2 + 4 + 100;
        assertThat(number(told, "bytesUp")).isEqualTo(number(told, "headBytesUp") + 40 * frame + close);
        int answeredClose = 2 + 2;
        int echo = 2 + 100;
        assertThat(number(told, "bytesDown")).isEqualTo(number(told, "headBytesDown") + 40 * echo + answeredClose);
        assertThat(number(told, "messageBytesUp")).isEqualTo(40 * frame);
        assertThat(number(told, "messageBytesDown")).isEqualTo(40 * echo);
    }

    @Test
    void keepsTheRate() throws IOException {
        JsonObject told = json("--rate", "300", "--connections", "4", "--seconds", "2", server.socketUrl("ws"));

        assertThat(number(told, "echoes")).isEqualTo(600);
        assertThat(number(told, "unsent")).isZero();
        assertThat(told.get("messagesPerSecond").getAsDouble()).isBetween(150.0, 300.0);
        assertThat(told.get("loop").getAsString()).isEqualTo("open");
    }

    @Test
    void speaksTls() throws IOException {
        try (DuplexProcess secure =
                Launch.in(scratch, "--port", "0", "--tls", "self-signed").serve()) {
            JsonObject told =
                    json("--rate", "20", "--seconds", "1", "--warmup", "0", "--insecure", secure.socketUrl("ws"));

            assertThat(number(told, "echoes")).isEqualTo(20);
            assertThat(number(told, "messageBytesUp")).isGreaterThan(20 * (106 + 16));

            DuplexProcess distrusting = bench("--seconds", "1", secure.socketUrl("ws"));
            assertThat(distrusting.exitCode()).isEqualTo(2);
            assertThat(distrusting.errors()).singleElement().asString().contains("is not trusted");
        }
    }

    @Test
    void tellsOfEachSecondWhileItRuns() throws IOException {
        DuplexProcess bench =
                bench("--rate", "50", "--seconds", "2", "--warmup", "1", "--progress", server.socketUrl("ws"));

        assertThat(bench.errors()).hasSizeBetween(2, 3);
        assertThat(bench.errors().get(0)).isEqualTo("1 s: warm-up");
        assertThat(bench.errors().get(1)).matches("2 s: [0-9]+ messages a second, p50 [0-9.,]+ ms, p99 [0-9.,]+ ms");
    }

    /** 1 s of nothing at 200 a second: half of the 200 that were due in it come more than half a second late. */
    @Test
    void letsAServerThatStallsPayForAllThatWasDue() throws Exception {
        try (EchoServer stalling = EchoServer.answering(stallOnce(100, TimeUnit.SECONDS.toNanos(1)))) {
            JsonObject told = json("--rate", "200", "--seconds", "3", "--warmup", "0", stalling.url());

            assertThat(number(told, "echoes")).isEqualTo(600);
            assertThat(slowerThan(told, 400)).as(told::toString).isGreaterThanOrEqualTo(100);
            assertThat(percentile(told, "p90")).isGreaterThan(400);
            assertThat(percentile(told, "max")).isGreaterThan(950);
        }
    }

    @Test
    void countsFromWhenAMessageWasDueThoughTheWindowIsFull() throws Exception {
        try (EchoServer stalling = EchoServer.answering(stallOnce(100, TimeUnit.SECONDS.toNanos(1)))) {
            JsonObject told = json("--rate", "200", "--seconds", "3", "--warmup", "0", "--window", "1", stalling.url());

            assertThat(number(told, "echoes")).isEqualTo(600);
            assertThat(slowerThan(told, 400)).as(told::toString).isGreaterThanOrEqualTo(100);
            assertThat(number(told, "late")).isGreaterThanOrEqualTo(150);
        }
    }

    /** What the text warns of. */
    @Test
    void seesAStallButOnceInAClosedLoop() throws Exception {
        try (EchoServer stalling = EchoServer.answering(stallOnce(100, TimeUnit.SECONDS.toNanos(1)))) {
            JsonObject told = json("--seconds", "3", "--warmup", "0", stalling.url());

            assertThat(percentile(told, "max")).isGreaterThan(950);
            assertThat(slowerThan(told, 950)).as(told::toString).isEqualTo(1);
        }
    }

    @Test
    void tellsARateThatTheServerDoesNotKeep() throws IOException {
        Script slow = (number, frame, out) -> {
            if (number > 0) {
                pause(TimeUnit.MILLISECONDS.toNanos(20));
                EchoServer.echo(frame, out);
            }
        };
        try (EchoServer server = EchoServer.answering(slow)) {
            DuplexProcess bench =
                    bench("--rate", "200", "--seconds", "2", "--warmup", "0", "--window", "2", server.url());

            assertThat(bench.exitCode()).isEqualTo(1);
            assertThat(bench.output())
                    .containsPattern("Asked for 200 a second, got [1-5]?[0-9]\\.[0-9]\\.")
                    .containsPattern("[0-9]+ went out more than 10 ms late, which counts\\.")
                    .containsPattern("[0-9]+ were due and had not gone out at the end");
        }
    }

    @Test
    void saysWhyItCannotRun() throws IOException {
        DuplexProcess bench = bench("ws://127.0.0.1:1/");

        assertThat(bench.exitCode()).isEqualTo(2);
        assertThat(bench.errors()).singleElement().asString().startsWith("duplex: nothing listens on 127.0.0.1:1");
        assertThat(bench.output()).isEmpty();
    }

    private static Script stallOnce(int when, long nanos) {
        AtomicBoolean stalled = new AtomicBoolean();
        return (number, frame, out) -> {
            if (number == when && stalled.compareAndSet(false, true)) {
                pause(nanos);
            }
            if (number > 0) {
                EchoServer.echo(frame, out);
            }
        };
    }

    private static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static long slowerThan(JsonObject told, long millis) throws DataFormatException {
        byte[] histogram = Base64.getDecoder().decode(told.get("histogram").getAsString());
        return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(histogram), 0)
                .getCountBetweenValues(TimeUnit.MILLISECONDS.toNanos(millis), TimeUnit.HOURS.toNanos(1));
    }

    private static double percentile(JsonObject told, String name) {
        return told.getAsJsonObject("latencyMilliseconds").get(name).getAsDouble();
    }

    private static long number(JsonObject told, String member) {
        return told.get(member).getAsLong();
    }

    private static String said(DuplexProcess bench) {
        return bench.output() + bench.errors();
    }

    private static JsonObject json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--json"));
        Collections.addAll(all, arguments);
        DuplexProcess bench = bench(all.toArray(String[]::new));
        assertThat(bench.exitCode()).as(() -> said(bench)).isZero();
        return JsonParser.parseString(bench.output()).getAsJsonObject();
    }

    private static DuplexProcess bench(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("bench"));
        Collections.addAll(all, arguments);
        return Launch.in(scratch, all.toArray(String[]::new)).run();
    }
}
