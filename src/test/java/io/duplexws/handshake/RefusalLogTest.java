package io.duplexws.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalLogTest {

    @Test
    void tellsTheNewestFirst() {
        RefusalLog log = new RefusalLog(10);

        log.add(entry("/first"));
        log.add(entry("/second"));

        assertThat(log.entries()).extracting(RefusalLog.Entry::path).containsExactly("/second", "/first");
    }

    @Test
    void dropsTheOldestWhenFull() {
        RefusalLog log = new RefusalLog(2);

        log.add(entry("/1"));
        log.add(entry("/2"));
        log.add(entry("/3"));

        assertThat(log.entries()).extracting(RefusalLog.Entry::path).containsExactly("/3", "/2");
    }

    @Test
    void keepsNothingWhenToldToKeepNone() {
        RefusalLog log = new RefusalLog(0);

        log.add(entry("/ws"));

        assertThat(log.entries()).isEmpty();
    }

    @Test
    void refusesCapacityBelow0() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RefusalLog(-1))
                .withMessageContaining("-1");
    }

    private static RefusalLog.Entry entry(String path) {
        return new RefusalLog.Entry(Instant.EPOCH, "GET", path, 426, "Upgrade", "why");
    }
}
