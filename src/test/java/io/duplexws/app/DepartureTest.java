package io.duplexws.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the ends of many connections are spread. No time passes. */
class DepartureTest {

    private static final Duration LONGEST = Duration.ofMillis(2_500);

    private final List<Duration> pauses = new ArrayList<>();

    /** How many have ended within each step. */
    private final List<Integer> steps = new ArrayList<>(List.of(0));

    @Test
    void endsAHandfulAtOnce() {
        leave(10);

        assertThat(steps).containsExactly(10);
        assertThat(pauses).isEmpty();
    }

    @Test
    void endsNobodyWhereNobodyIs() {
        leave(0);

        assertThat(steps).containsExactly(0);
    }

    @Test
    void endsTenAtATimeWhenThereAreMore() {
        leave(200);

        assertThat(steps).hasSize(20).containsOnly(10);
        assertThat(sum()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void spreadsThousandsEvenlyAndTakesNoLonger() {
        leave(20_000);

        assertThat(steps).hasSize(50).containsOnly(400);
        assertThat(sum()).isBetween(Duration.ofSeconds(2), LONGEST);
    }

    @Test
    void leavesNobodyOutWhateverTheirNumber() {
        for (int count = 0; count < 1_200; count++) {
            steps.clear();
            steps.add(0);
            leave(count);

            assertThat(steps.stream().mapToInt(Integer::intValue).sum()).isEqualTo(count);
            assertThat(Collections.max(steps) - Collections.min(steps)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void endsTheRestAtOnceWhenThereIsNoTime() {
        new Departure(() -> ends(100), time -> {
                    pauses.add(time);
                    throw new InterruptedException("no time");
                })
                .run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(pauses).hasSize(1);
        assertThat(steps).containsExactly(100);
    }

    @Test
    void endsTheOthersWhenOneBreaks() {
        List<Runnable> ends = new ArrayList<>(ends(5));
        ends.add(0, () -> {
            throw new IllegalStateException("broken on purpose");
        });
        new Departure(() -> ends, pauses::add).run();

        assertThat(steps).containsExactly(5);
    }

    @Test
    void happensOnce() {
        Departure departure = new Departure(() -> ends(5), pauses::add);
        departure.run();
        departure.run();

        assertThat(steps).containsExactly(5);
    }

    private void leave(int count) {
        new Departure(() -> ends(count), this::pause).run();
    }

    private void pause(Duration time) {
        pauses.add(time);
        steps.add(0);
    }

    private List<Runnable> ends(int count) {
        return Collections.nCopies(count, () -> steps.set(steps.size() - 1, steps.get(steps.size() - 1) + 1));
    }

    private Duration sum() {
        return pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
