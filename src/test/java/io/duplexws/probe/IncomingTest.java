package io.duplexws.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.duplexws.socket.Piece;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Commands, and what is counted in their place. */
class IncomingTest {

    private static final String EMOJI = "\uD83D\uDE00";
    private static final String NOTHING = "{\"messages\":0,\"bytes\":0,\"parts\":0,\"largest\":0}";

    private final Arrivals arrivals = new Arrivals();
    private final List<String> told = new ArrayList<>();
    private final Incoming incoming = new Incoming(arrivals, new Told());

    @Test
    void takesTextThatBeginsWithABraceForACommand() {
        incoming.text("{\"ping\":", false);
        incoming.text("\"a\"}", true);

        assertThat(told).containsExactly("command {\"ping\":\"a\"}");
        assertThat(report()).isEqualTo("{\"text\":" + NOTHING + ",\"binary\":" + NOTHING + "}");
    }

    @Test
    void countsAllOtherText() {
        incoming.text(" {}", true);
        incoming.text("", true);
        incoming.text("hello", false);
        incoming.text("", false);
        incoming.text(" wörld", true);

        assertThat(told).isEmpty();
        assertThat(report())
                .isEqualTo("{\"text\":{\"messages\":3,\"bytes\":15,\"parts\":4,\"largest\":12,\"crc32\":\""
                        + crc32("hello wörld") + "\"},\"binary\":" + NOTHING + "}");
    }

    @Test
    void countsBinary() {
        incoming.binary(bytes("{123"), false);
        incoming.binary(bytes("456789"), true);

        assertThat(report())
                .contains("\"binary\":{\"messages\":1,\"bytes\":10,\"parts\":2,\"largest\":10,\"crc32\":\"");
    }

    @Test
    void tellsTheChecksumThatEverybodyComputes() {
        incoming.binary(bytes("123456789"), true);

        assertThat(report()).contains("\"crc32\":\"cbf43926\"");
    }

    @Test
    void beginsAnewWithEachReport() {
        incoming.text("a", true);
        incoming.text("under way", false);
        report();
        incoming.text("!", true);

        assertThat(report()).startsWith("{\"text\":{\"messages\":1,\"bytes\":10,\"parts\":2,\"largest\":10,");
        assertThat(report()).startsWith("{\"text\":" + NOTHING);
    }

    @Test
    void countsACharacterThatWasCutBetweenTwoParts() {
        incoming.text("a" + EMOJI.charAt(0), false);
        incoming.text(EMOJI.charAt(1) + "b", true);

        assertThat(report()).contains("\"bytes\":6,").contains("\"" + crc32("a" + EMOJI + "b") + "\"");
    }

    @Test
    void tellsOfACommandThatIsTooLong() {
        incoming.text("{" + "x".repeat(Limits.COMMAND - 1), true);
        incoming.text("{" + "x".repeat(Limits.COMMAND), false);
        incoming.text("x".repeat(10), true);

        assertThat(told).hasSize(2);
        assertThat(told.get(1)).isEqualTo("too long 65547");
    }

    @Test
    void echoesWholeMessagesWhileTold() {
        incoming.text("before", true);
        incoming.echo(true);
        incoming.text("one ", false);
        incoming.text("text", true);
        incoming.text("", true);
        incoming.binary(bytes("some "), false);
        incoming.binary(bytes("bytes"), true);
        incoming.text("{}", true);
        incoming.echo(false);
        incoming.text("after", true);

        assertThat(told).containsExactly("echo one text", "echo ", "echo some bytes", "command {}");
    }

    @Test
    void echoesNoMessageThatIsTooLarge() {
        incoming.echo(true);
        incoming.binary(ByteBuffer.allocate(Limits.ECHO_BYTES), false);
        incoming.binary(ByteBuffer.allocate(1), true);
        incoming.text("x".repeat(Limits.ECHO_BYTES + 1), true);
        incoming.text("short", true);

        assertThat(told).containsExactly("too large 65537", "too large 65537", "echo short");
    }

    private String report() {
        JsonObject answer = new JsonObject();
        arrivals.report(answer);
        return answer.toString();
    }

    private static String crc32(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", sum.getValue());
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private final class Told implements Incoming.Told {

        @Override
        public void command(String text) {
            told.add("command " + text);
        }

        @Override
        public void tooLong(long characters) {
            told.add("too long " + characters);
        }

        @Override
        public void echo(Piece message) {
            told.add("echo "
                    + (message instanceof Piece.Text text
                            ? text.text()
                            : StandardCharsets.UTF_8.decode(((Piece.Binary) message).data())));
        }

        @Override
        public void tooLargeToEcho(long size) {
            told.add("too large " + size);
        }
    }
}
