package io.duplexws.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duplexws.cli.wire.Frame;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AssemblyTest {

    private final Assembly assembly = new Assembly(10);

    @Test
    void putsFramesTogether() throws IOException {
        assertThat(assembly.take(part(Frame.TEXT, "one ", false))).isEmpty();
        assertThat(assembly.take(part(Frame.CONTINUATION, "", false))).isEmpty();
        Frame whole = assembly.take(part(Frame.CONTINUATION, "two", true)).orElseThrow();

        assertThat(whole.text()).isEqualTo("one two");
        assertThat(whole.opcode()).isEqualTo(Frame.TEXT);
        assertThat(assembly.take(Frame.text("three")).orElseThrow().text()).isEqualTo("three");
    }

    @Test
    void refusesWhatMayNotStandThere() throws IOException {
        assertThatThrownBy(() -> assembly.take(part(Frame.CONTINUATION, "", true)))
                .hasMessage("the server broke the protocol: a frame that begins with 80 between messages");
        assertThatThrownBy(() -> assembly.take(Frame.text("").compressed()))
                .hasMessage("the server broke the protocol: a frame that begins with c1 between messages");
        assembly.take(part(Frame.TEXT, "", false));
        assertThatThrownBy(() -> assembly.take(Frame.text("")))
                .hasMessage("the server broke the protocol: a frame that begins with 81 within a message");
    }

    @Test
    void keepsNoMessageWithoutEnd() throws IOException {
        assembly.take(part(Frame.TEXT, "0123456789", false));

        assertThatThrownBy(() -> assembly.take(part(Frame.CONTINUATION, "x", false)))
                .hasMessage("a message of more than 10 bytes comes; none so long was sent");
    }

    private static Frame part(int opcode, String text, boolean last) {
        return Frame.part(opcode, Frame.text(text).payload(), last);
    }
}
