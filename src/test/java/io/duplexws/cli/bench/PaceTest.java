package io.duplexws.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = 1_000_000_000L;

    private final Readings readings = new Readings();

    @Test
    void sendsAtOnceWhatIsOverdue() {
        OpenLoop pace = overdue(60, 100);

        assertThat(pace.take(4)).isEqualTo(4);
        assertThat(pace.take(100)).isEqualTo(6);
        assertThat(pace.take(100)).isEqualTo(Pace.NEVER_AGAIN);
        assertThat(pace.unsent()).isZero();
        assertThat(readings.counts(0).late()).isEqualTo(10);
    }

    @Test
    void countsFromWhenAMessageWasDue() {
        OpenLoop pace = overdue(60, 100);

        pace.take(100);

        assertThat(pace.since(3)).isEqualTo(pace.times().begin() + 3 * SECOND / 10);
    }

    @Test
    void sendsNothingBeforeItIsDue() {
        long begin = System.nanoTime() - SECOND;
        OpenLoop pace = new OpenLoop(
                new Times(begin, begin, begin + 60 * SECOND), new Schedule(0.05, 1, 0, 60 * SECOND), 100, readings);

        assertThat(pace.take(100)).isEqualTo(1);
        assertThat(pace.take(100)).isEqualTo(Pace.NOT_NOW);
        assertThat(pace.unsent()).isEqualTo(2);
    }

    @Test
    void waitsForRoomInTheWindow() {
        OpenLoop pace = overdue(60, 2);

        assertThat(pace.take(100)).isEqualTo(2);
        assertThat(pace.take(100)).isEqualTo(Pace.NOT_NOW);
        pace.echoed();
        assertThat(pace.take(100)).isEqualTo(1);
    }

    @Test
    void leavesUnsentWhatIsOverdueAtTheEnd() {
        OpenLoop pace = overdue(-5, 100);

        assertThat(pace.take(100)).isEqualTo(Pace.NEVER_AGAIN);
        assertThat(pace.unsent()).isEqualTo(10);
    }

    @Test
    void keepsAWindowInFlightInAClosedLoop() {
        ClosedLoop pace = new ClosedLoop(times(60), 3);

        assertThat(pace.take(2)).isEqualTo(2);
        assertThat(pace.take(2)).isEqualTo(1);
        assertThat(pace.take(2)).isEqualTo(Pace.NOT_NOW);
        long first = pace.since(0);
        pace.echoed();
        assertThat(pace.take(2)).isEqualTo(1);

        assertThat(pace.since(1)).isEqualTo(first);
        assertThat(pace.since(3)).isGreaterThan(first);
    }

    @Test
    void sendsNoMoreAfterTheEnd() {
        assertThat(new ClosedLoop(times(-1), 3).take(1)).isEqualTo(Pace.NEVER_AGAIN);
    }

    @Test
    void waitsUntilThen() throws InterruptedException {
        long then = System.nanoTime() + SECOND / 20;

        Times.await(then);

        assertThat(System.nanoTime() - then).isNotNegative();
    }

    @Test
    void stopsWaitingWhenItIsNoLongerWanted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Times.await(System.nanoTime() + 60 * SECOND)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void countsWhatIsDueAfterTheWarmUp() {
        Times times = new Times(0, SECOND, 2 * SECOND);

        assertThat(times.counts(SECOND - 1)).isFalse();
        assertThat(times.counts(SECOND)).isTrue();
    }

    /** Ten messages that were due some seconds ago. */
    private OpenLoop overdue(long secondsLeft, int window) {
        return new OpenLoop(times(secondsLeft), new Schedule(10, 1, 0, SECOND), window, readings);
    }

    private static Times times(long secondsLeft) {
        long now = System.nanoTime();
        return new Times(now - 10 * SECOND, now - 10 * SECOND, now + secondsLeft * SECOND);
    }
}
