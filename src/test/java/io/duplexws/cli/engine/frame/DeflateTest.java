package io.duplexws.cli.engine.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compresses by the one side and reads by the other, as the frames of one and the same peer. */
class DeflateTest {

    private static final int PART = 1 << 20;

    private final Heard heard = new Heard();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsWhatItHasWrittenWithAndWithoutContext(boolean keepsContext) throws Violation {
        Deflation deflation = new Deflation(keepsContext, keepsContext);
        MessageReader reader = new MessageReader(heard, deflation, PART);
        MessageWriter writer = new MessageWriter(deflation);

        reader.read(masked(writer.data(Opcode.TEXT, utf8("the same again"), true)));
        int first = frameSize;
        reader.read(masked(writer.data(Opcode.TEXT, utf8("the same again"), true)));

        assertThat(heard.lines).containsExactly("text the same again.", "text the same again.");
        assertThat(frameSize < first).isEqualTo(keepsContext);
    }

    @Test
    void sendsAnEmptyMessageAsItIs() {
        MessageWriter.Frame frame =
                new MessageWriter(new Deflation(true, true)).data(Opcode.TEXT, ByteBuffer.allocate(0), true);

        assertThat(frame.first()).isEqualTo(0x81);
        assertThat(frame.size()).isEqualTo(2);
    }

    @Test
    void compressesAMessageInPartsOfWhichEachCanBeReadAtOnce() throws Violation {
        Deflation deflation = new Deflation(true, true);
        MessageReader reader = new MessageReader(heard, deflation, PART);
        MessageWriter writer = new MessageWriter(deflation);

        reader.read(masked(writer.data(Opcode.TEXT, utf8("one "), false)));
        assertThat(heard.lines).containsExactly("text one ");
        reader.read(masked(writer.data(Opcode.TEXT, utf8("two"), false)));
        reader.read(masked(writer.data(Opcode.TEXT, utf8(""), true)));

        assertThat(heard.lines).containsExactly("text one ", "text two", "text .");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 16_383, 16_384, 16_385, 100_000})
    void readsWhatDoesNotGetSmaller(int length) throws Violation {
        Deflation deflation = new Deflation(true, true);
        byte[] random = new byte[length];
        new Random(length).nextBytes(random);

        new MessageReader(heard, deflation, PART)
                .read(masked(new MessageWriter(deflation).data(Opcode.BINARY, ByteBuffer.wrap(random), true)));

        String all = heard.lines.stream()
                .map(line -> line.substring("binary ".length()))
                .collect(Collectors.joining());
        assertThat(all).isEqualTo(new String(random, StandardCharsets.ISO_8859_1) + ".");
    }

    @Test
    void holdsOnlyAPieceOfWhatGrowsToManyTimesItsSize() throws Violation {
        Deflation deflation = new Deflation(true, true);
        MessageWriter.Frame bomb =
                new MessageWriter(deflation).data(Opcode.BINARY, ByteBuffer.allocate(10 << 20), true);

        new MessageReader(heard, deflation, 16_384).read(masked(bomb));

        assertThat(heard.lines).hasSizeGreaterThan(600).allMatch(line -> line.length() <= 16_384 + "binary .".length());
    }

    @Test
    void endsForWhatIsNotDeflated() {
        byte[] garbage = {(byte) 0xC1, (byte) 0x83, 0, 0, 0, 0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
        MessageReader reader = new MessageReader(heard, new Deflation(true, true), PART);

        Violation violation = catchThrowableOfType(Violation.class, () -> reader.read(ByteBuffer.wrap(garbage)));

        assertThat(violation.code()).isEqualTo(1007);
    }

    private int frameSize;

    /** As a client sends it, by a mask of zeros. */
    private ByteBuffer masked(MessageWriter.Frame frame) {
        frameSize = frame.size();
        ByteBuffer head = ByteBuffer.allocate(MessageWriter.LONGEST_HEAD);
        frame.putHead(head);
        head.flip();
        head.put(1, (byte) (head.get(1) | 0x80));
        return ByteBuffer.allocate(head.remaining() + 4 + frame.payload().remaining())
                .put(head)
                .putInt(0)
                .put(frame.payload())
                .flip();
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
