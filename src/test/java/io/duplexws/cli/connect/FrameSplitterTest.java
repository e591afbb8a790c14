package io.duplexws.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameSplitterTest {

    private final List<String> frames = new ArrayList<>();
    private final List<String> controls = new ArrayList<>();
    private final FrameSplitter splitter = new FrameSplitter(
            frame -> frames.add(hex(frame)), (opcode, payload) -> controls.add(opcode + ":" + hex(payload)));

    @Test
    void passesWholeFramesAsTheyAre() {
        take("8103616263 820100 8100 0101ff 8001fe");

        assertThat(frames).containsExactly("8103616263", "820100", "8100", "0101ff", "8001fe");
    }

    @Test
    void passesWhatHasComeOfALongFrameOn() {
        take("817e 0100 61");
        take("62".repeat(3));
        take("63".repeat(252) + "8100");

        assertThat(frames).hasSize(4);
        assertThat(frames.get(0)).isEqualTo("010161");
        assertThat(frames.get(1)).isEqualTo("0003626262");
        assertThat(frames.get(2)).startsWith("807e00fc63").hasSize(2 * (4 + 252));
        assertThat(frames.get(3)).isEqualTo("8100");
    }

    @Test
    void readsHeadersThatComeByteByByte() {
        for (String b : "82 7f 00 00 00 00 00 00 00 02 aa bb 89 02 01 02 88 00".split(" ")) {
            take(b);
        }

        assertThat(frames).containsExactly("0201aa", "8001bb", "89020102", "8800");
        assertThat(controls).containsExactly("9:0102", "8:");
    }

    @Test
    void refusesWhatNoServerMaySend() {
        assertBroken("8180", "masked frame");
        assertBroken("897e007e", "a control frame of 126 bytes");
        assertBroken("0900", "a control frame of more than one part");
        assertBroken("827fffffffffffffffff", "impossible length");
    }

    private void assertBroken(String bytes, String sentence) {
        assertThatExceptionOfType(ProtocolBroken.class)
                .isThrownBy(() -> new FrameSplitter(frame -> {}, (opcode, payload) -> {})
                        .take(ByteBuffer.wrap(HexFormat.of().parseHex(bytes))))
                .withMessageContaining(sentence);
    }

    private void take(String bytes) {
        splitter.take(ByteBuffer.wrap(HexFormat.of().parseHex(bytes.replace(" ", ""))));
    }

    private static String hex(ByteBuffer frame) {
        byte[] bytes = new byte[frame.remaining()];
        frame.duplicate().get(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
