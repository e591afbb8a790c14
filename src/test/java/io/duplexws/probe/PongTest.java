package io.duplexws.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PongTest {

    private final Pong pong = new Pong();
    private final List<Long> told = new ArrayList<>();

    @Test
    void tellsOnceHowLongItTook() {
        pong.await("héllo", told::add);

        pong.arrived(bytes("héllo"));
        pong.arrived(bytes("héllo"));

        assertThat(told).singleElement().satisfies(nanos -> assertThat(nanos).isNotNegative());
        assertThat(pong.giveUp()).isFalse();
    }

    @Test
    void leavesOtherPongsAlone() {
        pong.arrived(bytes("a"));
        pong.await("a", told::add);
        pong.arrived(bytes("b"));
        pong.arrived(bytes(""));

        assertThat(told).isEmpty();
        assertThat(pong.giveUp()).isTrue();
    }

    @Test
    void hearsNothingAfterItGaveUp() {
        pong.await("a", told::add);
        pong.giveUp();

        pong.arrived(bytes("a"));

        assertThat(told).isEmpty();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
