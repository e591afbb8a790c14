package io.duplexws.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void publishesAtItsRate() {
        Plan plan = plan(4, 10, Duration.ofSeconds(3));

        assertThat(plan.events()).isEqualTo(12);
        assertThat(plan.due(0)).isZero();
        assertThat(plan.due(6)).isEqualTo(1_500_000_000L);
    }

    @Test
    void publishesOneEventAtLeast() {
        assertThat(plan(0.1, 10, Duration.ofSeconds(1)).events()).isEqualTo(1);
    }

    @Test
    void numbersItsEventsWithinTheirSize() {
        Plan plan = plan(1, 25, Duration.ofSeconds(1));

        assertThat(plan.payload(1_234)).isEqualTo("0000001234!ZlhoD6H)uMpDh~");
        assertThat(Plan.event(plan.payload(1_234))).isEqualTo(1_234);
        assertThat(plan(1, Plan.LEAST_SIZE, Duration.ofSeconds(1)).payload(7)).isEqualTo("0000000007");
    }

    /** Or a compression on the way would tell more about the payloads than about the way. */
    @Test
    void publishesWhatHardlyShrinks() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        byte[] compressed = new byte[200];
        int bytes = 0;
        for (int event = 0; event < 20; event++) {
            deflater.setInput(
                    plan(1, 100, Duration.ofSeconds(20)).payload(event).getBytes(StandardCharsets.US_ASCII));
            bytes += deflater.deflate(compressed, 0, compressed.length, Deflater.SYNC_FLUSH);
        }
        deflater.end();

        assertThat(bytes / 20).isGreaterThan(85);
    }

    private static Plan plan(double rate, int size, Duration duration) {
        return new Plan(List.of(Lane.values()), rate, size, duration, Duration.ofSeconds(1), 1);
    }
}
