package io.duplexws.push.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SseOutputTest {

    private static final StreamLimits LIMITS = new StreamLimits(1, 100, 10, 1, Duration.ofSeconds(1));

    private final FakeOutput out = new FakeOutput();
    private final AtomicInteger gone = new AtomicInteger();
    private final AtomicInteger roomTold = new AtomicInteger();
    private final SseOutput output = new SseOutput(out, LIMITS, Runnable::run, gone::incrementAndGet);

    @BeforeEach
    void listen() {
        out.setWriteListener(output);
    }

    @Test
    void writesNothingBeforeTheContainerSaysSo() {
        offer("a");
        assertThat(out.text()).isEmpty();
        output.onWritePossible();
        assertThat(out.text()).isEqualTo("a");
    }

    @Test
    void flushesOnceForAllThatWaited() {
        offer("a");
        offer("b");
        output.onWritePossible();

        assertThat(out.text()).isEqualTo("ab");
        assertThat(out.flushes()).isEqualTo(1);
    }

    @Test
    void flushesWhatComesAlone() {
        output.onWritePossible();
        offer("a");
        offer("b");

        assertThat(out.flushes()).isEqualTo(2);
    }

    @Test
    void waitsForAReaderThatTakesNothing() throws IOException {
        output.onWritePossible();
        out.takesOnly(1);
        offer("a");
        offer("b");
        assertThat(out.text()).isEqualTo("a");

        out.takesMore(100);
        assertThat(out.text()).isEqualTo("ab");
    }

    @Test
    void tellsWhenThereIsRoomAgain() throws IOException {
        output.onWritePossible();
        out.takesOnly(0);
        output.offer(new byte[80]);
        assertThat(output.hasRoomOr(roomTold::incrementAndGet)).isFalse();

        out.takesMore(1_000);

        assertThat(roomTold).hasValue(1);
        assertThat(output.hasRoomOr(roomTold::incrementAndGet)).isTrue();
    }

    @Test
    void tellsOnceThatTheReaderHasLeft() {
        output.onWritePossible();
        out.breaks();
        offer("a");
        offer("b");
        output.onError(new IOException("again"));

        assertThat(gone).hasValue(1);
    }

    @Test
    void dropsWhatComesAfterItsEnd() {
        output.onWritePossible();
        output.end();

        offer("a");
        assertThat(out.text()).isEmpty();
        assertThat(output.isIdle()).isFalse();
    }

    @Test
    void writesLargePiecesInParts() throws IOException {
        SseOutput large = new SseOutput(
                out, new StreamLimits(1, 1 << 20, 10, 1, Duration.ofSeconds(1)), Runnable::run, gone::incrementAndGet);
        out.setWriteListener(large);
        large.onWritePossible();
        out.takesOnly(1);
        large.offer("x".repeat(20_000).getBytes(StandardCharsets.UTF_8));
        assertThat(out.text()).hasSize(8_192);
        out.takesMore(100_000);

        assertThat(out.text()).hasSize(20_000);
    }

    private void offer(String text) {
        output.offer(text.getBytes(StandardCharsets.UTF_8));
    }
}
