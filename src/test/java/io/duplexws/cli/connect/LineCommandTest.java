package io.duplexws.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.cli.connect.LineCommand.Binary;
import io.duplexws.cli.connect.LineCommand.Close;
import io.duplexws.cli.connect.LineCommand.Help;
import io.duplexws.cli.connect.LineCommand.Mistake;
import io.duplexws.cli.connect.LineCommand.Ping;
import io.duplexws.cli.connect.LineCommand.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineCommandTest {

    @Test
    void takesALineAsAText() {
        assertThat(parse(" hello ")).isEqualTo(new Text(" hello "));
        assertThat(parse("")).isEqualTo(new Text(""));
    }

    @Test
    void takesASlashTwiceForOne() {
        assertThat(parse("//close")).isEqualTo(new Text("/close"));
        assertThat(LineCommand.parse("//x", true)).isEqualTo(new Text("/x"));
    }

    @Test
    void takesALineAsBytesWhenTold() {
        assertThat(LineCommand.parse("48 65:6C", true)).isEqualTo(new Binary(new byte[] {0x48, 0x65, 0x6c}));
        assertThat(LineCommand.parse("/text hi", true)).isEqualTo(new Text("hi"));
    }

    @Test
    void readsCommands() {
        assertThat(parse("/text ")).isEqualTo(new Text(""));
        assertThat(parse("/binary 00ff")).isEqualTo(new Binary(new byte[] {0, -1}));
        assertThat(parse("/help")).isEqualTo(new Help());
        assertThat(parse("/close")).isEqualTo(new Close(1000, ""));
        assertThat(parse("/close 4001")).isEqualTo(new Close(4001, ""));
        assertThat(parse("/close 4001 good bye")).isEqualTo(new Close(4001, "good bye"));
        assertThat(((Ping) parse("/ping")).payload()).isEmpty();
        assertThat(((Ping) parse("/ping a b")).payload()).asString().isEqualTo("a b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/pong|unknown command \"/pong\"",
                "/|unknown command \"/\"",
                "/close now|/close is \"now\"; wanted /close [code [reason]]",
                "/close 1005|/close 1005: wanted 1000 to 1003, 1007 to 1011, or 3000 to 4999",
                "/close 999|/close 999: wanted",
                "/close 1013|1012 and 1013 are for servers",
                "/binary 0|an odd number of hexadecimal digits",
                "/binary 0g|\"g\" is no hexadecimal digit"
            })
    void saysWhatIsWrong(String line, String sentence) {
        assertThat(((Mistake) parse(line)).sentence()).contains(sentence);
    }

    @Test
    void knowsWhatFitsIntoAControlFrame() {
        assertThat(parse("/ping " + "x".repeat(125))).isInstanceOf(Ping.class);
        assertThat(parse("/ping " + "x".repeat(126))).isInstanceOf(Mistake.class);
        assertThat(parse("/close 1000 " + "ä".repeat(61))).isInstanceOf(Close.class);
        assertThat(parse("/close 1000 " + "ä".repeat(62))).isInstanceOf(Mistake.class);
    }

    private static LineCommand parse(String line) {
        return LineCommand.parse(line, false);
    }
}
