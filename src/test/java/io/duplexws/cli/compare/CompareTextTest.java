package io.duplexws.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompareTextTest {

    private static final Plan PLAN =
            new Plan(List.of(Lane.SSE, Lane.WEBSOCKET), 2, 100, Duration.ofSeconds(5), Duration.ofMillis(1_500), 2);

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
    void writesATableAndASentenceForEachLane() {
        String text = new CompareText(PLAN, List.of(result(Lane.SSE, 20, ""), result(Lane.WEBSOCKET, 20, ""))).plain();

        assertThat(text.lines().toList())
                .contains(
                        "10 events of 100 bytes, 2 a second, to 2 clients in each lane; short polls every 1.5 s.",
                        "lane       delivered     p50     p95     p99  connections  requests  bytes/event  heads   up  down",
                        "sse               20  1.0 ms  1.0 ms  1.0 ms            2         2        150.0   20 %  500  2500",
                        "sse: one request for each client, and 50.0 bytes around each event of 100, its share of that head among"
                                + " them.");
    }

    @Test
    void saysWhatDidNotComeAndWhy() {
        String text = new CompareText(
                        PLAN,
                        List.of(
                                result(Lane.SSE, 19, "the stream of events ended"),
                                result(Lane.WEBSOCKET, 0, "closed with 1013")))
                .plain();

        assertThat(text)
                .contains(" 1 event did not come: the stream of events ended")
                .contains("websocket: no event came: closed with 1013");
    }

    @Test
    void writesADocument() {
        String text = new CompareText(PLAN, List.of(result(Lane.SSE, 20, ""))).markdown();

        assertThat(text)
                .contains(
                        "| lane | delivered | p50 |",
                        "\n|---|--:|--:|",
                        "\n| sse | 20 | 1.0 ms |",
                        "\n- sse: one request");
    }

    private static LaneResult result(Lane lane, long delivered, String problem) {
        Histogram latencies = new Histogram(3);
        for (int i = 0; i < delivered; i++) {
            latencies.recordValue(1_000_000);
        }
        return new LaneResult(
                lane,
                10,
                delivered,
                delivered * 100,
                new Cost(2, 2, 500, 2_500, 300, 300),
                latencies,
                problem,
                Optional.empty());
    }
}
