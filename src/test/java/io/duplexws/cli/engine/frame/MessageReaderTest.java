package io.duplexws.cli.engine.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.duplexws.harness.Frame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    private static final int PART = 8;

    private final Heard heard = new Heard();
    private final MessageReader reader = new MessageReader(heard, null, PART);

    @Test
    void handsOnMessagesAndWhatIsSaidBetweenThem() throws Violation {
        reader.read(bytes(
                Frame.text("hello"),
                Frame.last(Frame.PING, utf8("there?")),
                Frame.part(Frame.TEXT, utf8("one ")),
                Frame.last(Frame.PONG, utf8("here")),
                Frame.last(Frame.CONTINUATION, utf8("message")),
                Frame.last(Frame.BINARY, utf8("bytes")),
                Frame.close(3000, "enough")));

        assertThat(heard.lines)
                .containsExactly(
                        "text hello.",
                        "ping there?",
                        "text one ",
                        "pong here",
                        "text message.",
                        "binary bytes.",
                        "close 3000 enough");
    }

    @Test
    void readsTheSameHoweverTheNetworkHasCutIt() throws Violation {
        byte[] all = bytes(
                        Frame.text("a text of more than a part, with grüße and 😀"),
                        Frame.last(Frame.PING, utf8("x")),
                        Frame.last(Frame.BINARY, new byte[0]),
                        Frame.text(""))
                .array();
        for (int cut = 1; cut <= all.length; cut++) {
            Heard each = new Heard();
            MessageReader one = new MessageReader(each, null, PART);
            for (int from = 0; from < all.length; from += cut) {
                one.read(ByteBuffer.wrap(Arrays.copyOfRange(all, from, Math.min(all.length, from + cut))));
            }

            assertThat(each.lines.stream().map(line -> line.replaceFirst("^text ", "")))
                    .satisfies(lines -> assertThat(String.join("", lines))
                            .isEqualTo("a text of more than a part, with grüße and 😀.ping xbinary .."));
        }
    }

    @Test
    void keepsAFrameTogetherUntilItIsAPart() throws Violation {
        byte[] frame = bytes(Frame.text("0123456789")).array();

        for (byte each : frame) {
            reader.read(ByteBuffer.wrap(new byte[] {each}));
        }

        assertThat(heard.lines).containsExactly("text 01234567", "text 89.");
    }

    @Test
    void handsOnALongFrameThatHasComeAtOnceInOnePart() throws Violation {
        reader.read(bytes(Frame.last(Frame.BINARY, new byte[70_000])));

        assertThat(heard.lines)
                .singleElement()
                .satisfies(line -> assertThat(line).hasSize(70_000 + "binary .".length()));
    }

    @Test
    void stopsBetweenTwoFramesWhenNoMoreIsWantedAndGoesOnLater() throws Violation {
        ByteBuffer in = bytes(Frame.text("a"), Frame.text(""), Frame.text("c"));
        heard.enough = 1;
        reader.read(in);
        assertThat(heard.lines).containsExactly("text a.");

        heard.enough = -1;
        reader.read(in);

        assertThat(heard.lines).containsExactly("text a.", "text .", "text c.");
    }

    @Test
    void readsALengthOfEightBytes() {
        byte[] tooLong = {(byte) 0x82, (byte) 0xFF, (byte) 0x80, 0, 0, 0, 0, 0, 0, 1};

        assertThat(violation(ByteBuffer.wrap(tooLong))).isEqualTo(1002);
    }

    @Test
    void endsACharacterThatAnotherFrameBegan() throws Violation {
        byte[] smile = utf8("😀");
        reader.read(bytes(
                Frame.part(Frame.TEXT, Arrays.copyOf(smile, 3)),
                Frame.last(Frame.CONTINUATION, Arrays.copyOfRange(smile, 3, 4))));

        assertThat(heard.lines).containsExactly("text ", "text 😀.");
    }

    @Test
    void takesTheReplacementCharacterForWhatItIs() throws Violation {
        reader.read(bytes(Frame.text("\uFFFD")));

        assertThat(heard.lines).containsExactly("text \uFFFD.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"80", "C0AF", "E08080", "EDA080", "F08080AF", "F4908080", "F5", "C3", "E282", "61C328", "FF"})
    void findsWhatIsNotUtf8(String hex) {
        assertThat(violation(bytes(Frame.last(Frame.TEXT, hex(hex))))).isEqualTo(1007);
    }

    @ParameterizedTest
    @ValueSource(strings = {"E080", "EDA0", "F080", "F490", "61F8"})
    void findsItBeforeTheMessageEnds(String hex) {
        assertThat(violation(bytes(Frame.part(Frame.TEXT, hex(hex))))).isEqualTo(1007);
    }

    @Test
    void refusesReservedBitsThatNoExtensionHasAgreedOn() {
        assertThat(violation(ByteBuffer.wrap(new Frame(0xC1, utf8("a")).masked())))
                .isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000})
    void refusesACloseCodeThatNoFrameMaySay(int code) {
        assertThat(violation(bytes(Frame.close(code, "")))).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1003, 1007, 1011, 1012, 1014, 3000, 4999})
    void takesTheOthers(int code) throws Violation {
        reader.read(bytes(Frame.close(code, "why")));

        assertThat(heard.lines).containsExactly("close " + code + " why");
    }

    @Test
    void saysNoCodeForACloseFrameWithoutOne() throws Violation {
        reader.read(bytes(Frame.last(Frame.CLOSE, new byte[0])));

        assertThat(heard.lines).containsExactly("close 1005 ");
    }

    private int violation(ByteBuffer in) {
        return catchThrowableOfType(Violation.class, () -> reader.read(in)).code();
    }

    private static ByteBuffer bytes(Frame... frames) {
        return ByteBuffer.wrap(Frame.masked(frames));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
