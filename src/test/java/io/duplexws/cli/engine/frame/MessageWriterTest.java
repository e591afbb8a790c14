package io.duplexws.cli.engine.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageWriterTest {

    private final MessageWriter writer = new MessageWriter(null);

    @ParameterizedTest
    @CsvSource({
        "0, 8200",
        "125, 827d",
        "126, 827e007e",
        "65535, 827effff",
        "65536, 827f0000000000010000",
    })
    void writesTheShortestLength(int length, String head) {
        MessageWriter.Frame frame = writer.data(Opcode.BINARY, ByteBuffer.allocate(length), true);

        assertThat(head(frame)).isEqualTo(head);
        assertThat(frame.size()).isEqualTo(head.length() / 2 + length);
    }

    @Test
    void namesAMessageInItsFirstFrameOnly() {
        assertThat(head(writer.data(Opcode.TEXT, ByteBuffer.allocate(1), false)))
                .isEqualTo("0101");
        assertThat(head(MessageWriter.control(Opcode.PING, ByteBuffer.allocate(0))))
                .isEqualTo("8900");
        assertThat(head(writer.data(Opcode.TEXT, ByteBuffer.allocate(1), false)))
                .isEqualTo("0001");
        assertThat(head(writer.data(Opcode.TEXT, ByteBuffer.allocate(0), true))).isEqualTo("8000");
        assertThat(head(writer.data(Opcode.TEXT, ByteBuffer.allocate(1), true))).isEqualTo("8101");
    }

    @Test
    void refusesAControlFrameThatIsTooLong() {
        assertThatThrownBy(() -> MessageWriter.control(Opcode.PING, ByteBuffer.allocate(126)))
                .hasMessageContaining("126 bytes")
                .hasMessageContaining("125");
    }

    @Test
    void cutsTheReasonOfACloseBetweenTwoCharacters() throws Violation {
        byte[] payload = new ClosePayload(1000, "ü".repeat(62)).bytes();

        assertThat(payload).hasSize(2 + 122);
        assertThat(ClosePayload.parse(payload).reason()).isEqualTo("ü".repeat(61));
    }

    @Test
    void fitsAReasonOfAnyLengthAndNone() {
        assertThat(ClosePayload.fit("x".repeat(500))).isEqualTo("x".repeat(123));
        assertThat(ClosePayload.fit("why")).isEqualTo("why");
        assertThat(ClosePayload.fit(null)).isEmpty();
    }

    private static String head(MessageWriter.Frame frame) {
        ByteBuffer head = ByteBuffer.allocate(MessageWriter.LONGEST_HEAD);
        frame.putHead(head);
        return HexFormat.of().formatHex(head.array(), 0, head.position());
    }
}
