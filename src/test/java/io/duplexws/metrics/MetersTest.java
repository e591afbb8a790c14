package io.duplexws.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetersTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicLong number = new AtomicLong();

    @Test
    void readsACounterAtEachScrape() {
        counter();
        number.set(3);
        assertThat(registry.scrape()).contains("# HELP t_seen_total What was seen\n", "t_seen_total{by=\"all\"} 3.0\n");
        number.set(4);

        assertThat(registry.scrape()).contains("t_seen_total{by=\"all\"} 4.0\n");
    }

    /** Micrometer holds what a counter reads from by a weak reference, and goes on to tell its last value. */
    @Test
    void countsOnAfterTheGarbageIsCollected() {
        counter();
        number.set(3);
        assertThat(registry.scrape()).contains("t_seen_total{by=\"all\"} 3.0\n");
        System.gc();
        number.set(4);

        assertThat(registry.scrape()).contains("t_seen_total{by=\"all\"} 4.0\n");
    }

    @Test
    void readsAGaugeAtEachScrape() {
        new Meters(registry).gauge("t.open", "What is open", number::get);
        number.set(2);
        assertThat(registry.scrape()).contains("# TYPE t_open gauge\n", "t_open 2.0\n");
        number.set(1);

        assertThat(registry.scrape()).contains("t_open 1.0\n");
    }

    private void counter() {
        new Meters(registry).counter("t.seen", "What was seen", () -> number.get(), "by", "all");
    }
}
