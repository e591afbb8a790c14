package io.duplexws.cli.engine.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskTest {

    private final Random random = new Random(6455);

    @Test
    void masksAsTheProtocolSaysAtEveryLengthAndOffset() {
        byte[] mask = bytes(4);
        for (int count = 0; count < 40; count++) {
            for (int index = 0; index < 4; index++) {
                byte[] payload = bytes(count);
                ByteBuffer in = ByteBuffer.wrap(payload);
                ByteBuffer out = ByteBuffer.allocate(50).position(index);

                Mask.move(in, out, count, mask, index);

                for (int i = 0; i < count; i++) {
                    assertThat(out.get(index + i)).isEqualTo((byte) (payload[i] ^ mask[(index + i) % 4]));
                }
                assertThat(in.hasRemaining()).isFalse();
                assertThat(out.position()).isEqualTo(index + count);
            }
        }
    }

    @Test
    void leavesTheRestOfSlicesAlone() {
        byte[] array = bytes(64);
        ByteBuffer in = ByteBuffer.wrap(array).position(7).slice().position(3);
        ByteBuffer out = ByteBuffer.allocate(64).position(5).slice();

        Mask.move(in, out, 20, new byte[4], 1);

        assertThat(in.position()).isEqualTo(23);
        assertThat(out.flip()).isEqualTo(ByteBuffer.wrap(array, 10, 20));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
