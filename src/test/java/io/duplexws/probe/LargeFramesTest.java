package io.duplexws.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class LargeFramesTest {

    private final Semaphore places = new Semaphore(1);
    private final LargeFrames first = new LargeFrames(places);
    private final LargeFrames second = new LargeFrames(places);

    @Test
    void givesAPlaceUntilTheConnectionEnds() {
        assertThat(first.allow(send(65_537, 1))).isTrue();
        assertThat(first.allow(send(1 << 20, 1))).isTrue();
        assertThat(second.allow(send(65_537, 1))).isFalse();

        first.end();
        first.end();

        assertThat(second.allow(send(65_537, 1))).isTrue();
        assertThat(places.availablePermits()).isZero();
    }

    @Test
    void takesNoPlaceForSmallFrames() {
        assertThat(first.allow(send(65_536, 1))).isTrue();
        assertThat(first.allow(send(16 << 20, 256))).isTrue();
        assertThat(places.availablePermits()).isOne();
    }

    @Test
    void takesNoPlaceAfterTheEnd() {
        first.end();

        assertThat(first.allow(send(65_537, 1))).isFalse();
        assertThat(places.availablePermits()).isOne();
    }

    private static Command.Send send(int bytes, int frames) {
        return new Command.Send(Content.BINARY, bytes, frames, 1, Duration.ZERO);
    }
}
