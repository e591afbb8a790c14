package io.duplexws.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BenchTextTest {

    private static final String URL = "ws://localhost/";

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakGerman() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void tellsOfAClosedLoop() {
        assertThat(new BenchText(URL, result(0, 2_000, 0, "")).toString().lines())
                .containsExactly(
                        "ws://localhost/: text messages of 100 bytes, over 2 connections, 3 of each in flight; 10 s after"
                                + " 1 s of warm-up.",
                        "",
                        "connections  2 opened; handshake p50 3.00 ms, p99 3.00 ms, max 3.00 ms",
                        "messages     2,000 of 2,000 came back: 200 a second, 0.02 MB/s of payload each way",
                        "latency      p50 0.250 ms, p90 0.250 ms, p95 0.250 ms, p99 0.250 ms, p99.9 0.250 ms, max 0.250 ms",
                        "on the wire  106.0 bytes up and 102.0 down for each message of 100",
                        "",
                        "Closed loop: the next message goes out when an echo has come, so a server that stalls is asked less,"
                                + " and few latencies tell of it; --rate asks on.",
                        "This client kept 0.5 of 2 processors busy; the server runs on the same machine, so each slows the"
                                + " other.");
    }

    @Test
    void tellsARateThatWasKept() {
        String text = new BenchText(URL, result(200, 2_000, 0, "")).toString();

        assertThat(text).contains("200 a second over 2 connections, at most 3 of each in flight; ", "\nOpen loop: ");
        assertThat(text).doesNotContain("Asked for").doesNotContain("Closed loop");
    }

    @Test
    void tellsARateThatWasNot() {
        assertThat(new BenchText(URL, result(1_000, 2_000, 8_000, "")).toString())
                .contains(
                        "\nAsked for 1,000 a second, got 200.0. 8,000 were due and had not gone out at the end; no latency"
                                + " tells of them. Open loop: ");
    }

    @Test
    void tellsAProblemAndNoLatencyWhereThereIsNone() {
        String text = new BenchText(URL, result(0, 0, 0, "1 of 2 connections was broken off: lost")).toString();

        assertThat(text)
                .contains("\n1 of 2 connections was broken off: lost.\n")
                .doesNotContain("latency      ");
    }

    @Test
    void isCompleteWhenNothingIsMissing() {
        assertThat(result(200, 2_000, 0, "").isComplete()).isTrue();
        assertThat(result(200, 2_000, 1, "").isComplete()).isFalse();
        assertThat(result(200, 2_000, 0, "lost").isComplete()).isFalse();
    }

    @Test
    void tellsPrograms() throws DataFormatException {
        JsonObject json = JsonParser.parseString(new BenchJson(URL, result(0, 2_000, 0, "")).toString())
                .getAsJsonObject();

        assertThat(json.get("duplex").getAsString()).isEqualTo("bench");
        assertThat(json.get("version").getAsInt()).isEqualTo(1);
        assertThat(json.get("loop").getAsString()).isEqualTo("closed");
        assertThat(json.getAsJsonObject("latencyMilliseconds").get("p999").getAsDouble())
                .isEqualTo(0.25);
        assertThat(json.get("bytesUpPerMessage").getAsDouble()).isEqualTo(106);
        byte[] encoded = Base64.getDecoder().decode(json.get("histogram").getAsString());
        Histogram histogram = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), 0);
        assertThat(histogram.getTotalCount()).isEqualTo(2_000);
        assertThat(histogram.getMaxValue()).isBetween(249_000L, 251_000L);
    }

    @Test
    void tellsOfASecond() {
        Histogram latencies = histogram(3, 12_300_000);

        assertThat(new Second(4, false, 1.5, latencies))
                .hasToString("4 s: 2 messages a second, p50 12.3 ms, p99 12.3 ms");
        assertThat(new Second(4, false, 1, histogram(0, 1))).hasToString("4 s: no echo");
        assertThat(new Second(1, true, 1, histogram(0, 1))).hasToString("1 s: warm-up");
    }

    private static Result result(double rate, long echoes, long unsent, String problem) {
        return new Result(
                new Plan(2, rate, 3, 100, false, Duration.ofSeconds(1), Duration.ofSeconds(10), 0),
                2,
                histogram(2, 3_000_000),
                new Counts(echoes, echoes, echoes, echoes, 0, unsent),
                10,
                histogram(echoes, 250_000),
                new Result.Wire(
                        new Bytes(106 * echoes + 200, 102 * echoes + 300),
                        new Bytes(200, 300),
                        new Bytes(106 * echoes, 102 * echoes)),
                new Place(true, 2, 0.5),
                problem);
    }

    private static Histogram histogram(long count, long nanos) {
        Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(nanos, count);
        return histogram;
    }
}
