package io.duplexws.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimingTest {

    private final Timing timing = new Timing();

    @Test
    void countsATimeOnTheBoundBelowIt() {
        timing.took(TimeUnit.MICROSECONDS.toNanos(100));
        timing.took(TimeUnit.MICROSECONDS.toNanos(100) + 1);
        timing.took(TimeUnit.MILLISECONDS.toNanos(1));

        assertThat(timing.counts()).startsWith(1, 1, 0, 1, 0);
        assertThat(Timing.bounds()).startsWith(0.0001, 0.00025, 0.0005, 0.001);
    }

    @Test
    void countsWhatIsAboveAllBounds() {
        timing.took(TimeUnit.MINUTES.toNanos(1));

        assertThat(timing.counts()).hasSameSizeAs(Timing.bounds()).endsWith(0, 1);
        assertThat(Timing.bounds()).endsWith(5.0, Double.POSITIVE_INFINITY);
    }

    @Test
    void addsUpTheTimesOfWhatWentWell() {
        timing.took(TimeUnit.MILLISECONDS.toNanos(1_500));
        timing.took(TimeUnit.MILLISECONDS.toNanos(1_000));
        timing.failed();

        assertThat(timing.seconds()).isEqualTo(2.5);
        assertThat(timing.failures()).isEqualTo(1);
    }
}
