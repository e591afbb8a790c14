package io.duplexws.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

    private static final String UNIT = "aé你\uD83D\uDE00";

    @Test
    void repeatsTheAlphabet() {
        assertThat(text(Content.ASCII, 30)).isEqualTo("abcdefghijklmnopqrstuvwxyzabcd");
    }

    @Test
    void countsBytesModulo251() {
        byte[] bytes = Content.BINARY.bytes(0, 300, 300);

        assertThat(bytes[0]).isZero();
        assertThat(bytes[250]).isEqualTo((byte) 250);
        assertThat(bytes[251]).isZero();
        assertThat(bytes[299]).isEqualTo((byte) 48);
    }

    @Test
    void fillsWhatIsLeftBehindWholeCharacters() {
        assertThat(text(Content.UTF8, 23)).isEqualTo(UNIT + UNIT + "xxx");
        assertThat(text(Content.UTF8, 9)).isEqualTo("xxxxxxxxx");
        assertThat(text(Content.UTF8, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "2,1", "3,3", "4,3", "5,3", "6,6", "7,6", "8,6", "9,6", "10,10", "21,21", "22,22", "23,23"
    })
    void cutsBetweenCharacters(int wanted, int border) {
        assertThat(Content.UTF8.border(wanted, 23)).isEqualTo(border);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 1_000})
    void framesOfTextAreTextEachAndTheWholeTogether(int frames) throws Exception {
        Command.Send send = new Command.Send(Content.UTF8, 777, frames, 1, Duration.ZERO);
        ByteArrayOutputStream all = new ByteArrayOutputStream();

        for (int i = 0; i < frames; i++) {
            byte[] frame = send.content().bytes(send.border(i), send.border(i + 1), send.bytes());
            // Throws where a character is cut.
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(frame));
            all.writeBytes(frame);
        }

        assertThat(all.toByteArray()).isEqualTo(Content.UTF8.bytes(0, 777, 777));
    }

    @Test
    void lastBorderIsTheEndOfTheLargestMessage() {
        Command.Send send = new Command.Send(Content.UTF8, Limits.MESSAGE_BYTES, Limits.FRAMES, 1, Duration.ZERO);

        assertThat(send.border(Limits.FRAMES)).isEqualTo(Limits.MESSAGE_BYTES);
    }

    private static String text(Content content, int length) {
        return new String(content.bytes(0, length, length), StandardCharsets.UTF_8);
    }
}
