package io.duplexws.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void spreadsMessagesEvenlyOverConnections() {
        List<Long> all = new ArrayList<>();
        for (int connection = 0; connection < 3; connection++) {
            Schedule schedule = new Schedule(10, 3, connection, SECOND);
            for (long message = 0; message < schedule.messages(); message++) {
                all.add(schedule.due(message));
            }
        }

        assertThat(all.stream().sorted().map(due -> due / 1_000_000))
                .containsExactly(0L, 100L, 200L, 300L, 400L, 500L, 600L, 700L, 800L, 900L);
        assertThat(new Schedule(10, 3, 1, SECOND).due(2)).isEqualTo(700_000_000L);
    }

    @ParameterizedTest
    @CsvSource({"300, 2, 600", "0.1, 1, 1", "0.1, 20, 2", "0.32, 10, 4", "0.7, 10, 7", "3, 7, 21"})
    void holdsWhatIsDueBeforeTheEnd(double rate, long seconds, long messages) {
        Schedule schedule = new Schedule(rate, 1, 0, seconds * SECOND);

        assertThat(schedule.messages()).isEqualTo(messages);
        assertThat(schedule.due(messages - 1)).isLessThan(seconds * SECOND);
        assertThat(schedule.due(messages)).isGreaterThanOrEqualTo(seconds * SECOND);
    }

    @Test
    void leavesAConnectionWithoutMessagesWhereTheyAreFew() {
        assertThat(new Schedule(2, 5, 1, SECOND).messages()).isEqualTo(1);
        assertThat(new Schedule(2, 5, 2, SECOND).messages()).isZero();
    }
}
