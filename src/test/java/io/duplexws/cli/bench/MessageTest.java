package io.duplexws.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.cli.wire.Frame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {

    private static final int MASK = 0x81C3_5A0F;

    @ParameterizedTest
    @CsvSource({"1, 2, 6", "13, 2, 6", "125, 2, 6", "126, 4, 8", "65535, 4, 8", "65536, 10, 14", "70001, 10, 14"})
    void putsAMaskedFrame(int size, int maskAt, int payloadAt) {
        Message message = new Message(size, false);
        ByteBuffer frame = ByteBuffer.allocate(message.frameBytes());

        message.put(frame, 1_234, MASK);

        assertThat(frame.remaining()).isZero();
        assertThat(frame.get(0)).isEqualTo((byte) 0x81);
        assertThat(frame.get(1) & 0x80).isEqualTo(0x80);
        assertThat(length(frame)).isEqualTo(size);
        assertThat(frame.getInt(maskAt)).isEqualTo(MASK);
        assertThat(message.wrong(1_234, Frame.whole(Frame.TEXT, unmasked(frame, payloadAt))))
                .isEmpty();
    }

    @Test
    void beginsWithItsNumber() {
        assertThat(text(new Message(12, false), 42)).isEqualTo("0000000042kl");
        assertThat(text(new Message(1, false), 42)).isEqualTo("2");
    }

    @Test
    void putsSeveralIntoOneBuffer() {
        Message message = new Message(11, true);
        ByteBuffer frames = ByteBuffer.allocate(2 * message.frameBytes());

        message.put(frames, 1, MASK);
        message.put(frames, 2, 0);

        assertThat(frames.get(message.frameBytes())).isEqualTo((byte) 0x82);
        byte[] second = Arrays.copyOfRange(frames.array(), message.frameBytes() + 6, 2 * message.frameBytes());
        assertThat(message.wrong(2, Frame.whole(Frame.BINARY, second))).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAnEcho() {
        Message message = new Message(12, false);

        assertThat(message.wrong(42, Frame.whole(Frame.BINARY, bytes("0000000042kl"))))
                .contains("came back as binary; wanted text");
        assertThat(message.wrong(42, Frame.text("0000000042k")))
                .contains("came back with 11 bytes: \"0000000042k\"; wanted 12");
        assertThat(message.wrong(42, Frame.text("0000000041kl")))
                .contains("was to come back, and this came: \"0000000041kl\"");
        assertThat(message.wrong(42, Frame.text("0000000042kL")))
                .contains("came back with 4c as byte 12 of 12; wanted 6c");
    }

    @Test
    void showsNothingThatATerminalObeys() {
        assertThat(Message.shown(Frame.text("\u001B[2J" + "x".repeat(200))))
                .hasSize(82)
                .startsWith("\"\uFFFD[2Jx");
        assertThat(Message.shown(Frame.whole(Frame.BINARY, new byte[1]))).isEqualTo("1 byte");
    }

    private static String text(Message message, long number) {
        ByteBuffer frame = ByteBuffer.allocate(message.frameBytes());
        message.put(frame, number, MASK);
        return new String(unmasked(frame, 6), StandardCharsets.UTF_8);
    }

    private static byte[] unmasked(ByteBuffer frame, int from) {
        byte[] mask = ByteBuffer.allocate(4).putInt(MASK).array();
        byte[] payload = Arrays.copyOfRange(frame.array(), from, frame.capacity());
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private static long length(ByteBuffer frame) {
        int code = frame.get(1) & 0x7F;
        return code < 126 ? code : code == 126 ? frame.getShort(2) & 0xFFFF : frame.getLong(2);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
