package io.duplexws.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.cli.connect.FakeServer.Script;
import io.duplexws.cli.wire.Opening;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against servers that do not what they should. */
class ConversationTest {

    private static final Script NOTHING = out -> {};

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

    @Test
    void tellsTheAnswerAndTheDetailOfAProblem() throws IOException {
        String head = "HTTP/1.1 403 Forbidden\r\nContent-Type: application/problem+json\r\n";

        Outcome outcome = with(head, out -> out.write("{\"detail\":\"not from there\"}".getBytes()));

        assertThat(outcome).isEqualTo(Outcome.REFUSED);
        assertThat(notes())
                .containsExactly(
                        "< HTTP/1.1 403 Forbidden",
                        "< Content-Type: application/problem+json",
                        "duplex: refused with 403: not from there");
    }

    @Test
    void tellsTheTitleOfAPage() throws IOException {
        String page = "<html><title>502 Bad Gateway</title><body>";
        String head = "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n";

        with(head, out -> out.write((Integer.toHexString(page.length()) + "\r\n" + page + "\r\n0\r\n\r\n").getBytes()));

        assertThat(last())
                .isEqualTo("duplex: refused with 502: 502 Bad Gateway; a proxy answered that did not reach its"
                        + " server");
    }

    @Test
    void tellsWhereItMovedTo() throws IOException {
        with("HTTP/1.1 301 Moved\r\nLocation: https://h/ws\r\nContent-Length: 0\r\n", NOTHING);

        assertThat(last()).isEqualTo("duplex: refused with 301: it moved to https://h/ws; connect to that");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Upgrade: websocket|has no Upgrade header; wanted \"websocket\"",
                "Connection: Upgrade|has no Connection header; wanted \"upgrade\"",
                "Sec-WebSocket-Accept: {accept}|has no Sec-WebSocket-Accept header"
            })
    void namesTheHeaderThatIsMissing(String header, String sentence) throws IOException {
        Outcome outcome = with(FakeServer.GOOD.replace(header + "\r\n", ""), NOTHING);

        assertThat(outcome).isEqualTo(Outcome.REFUSED);
        assertThat(last()).startsWith("duplex: the answer is 101 but ").contains(sentence);
    }

    @Test
    void namesTheHeaderThatIsWrong() throws IOException {
        with(FakeServer.GOOD.replace("{accept}", "xyz"), NOTHING);

        assertThat(last()).contains("its Sec-WebSocket-Accept header is \"xyz\"; wanted \"");
    }

    @Test
    void takesNoSubprotocolThatWasNotOffered() throws IOException {
        Outcome outcome = with(FakeServer.GOOD + "Sec-WebSocket-Protocol: chat\r\n", NOTHING);

        assertThat(outcome).isEqualTo(Outcome.REFUSED);
        assertThat(last()).contains("the server chose the subprotocol \"chat\", which was not offered");
    }

    @Test
    void tellsThatThePortSpeaksSomethingElse() throws IOException {
        Outcome outcome = with("220 mail.example.org ESMTP\r\n", NOTHING);

        assertThat(outcome).isEqualTo(Outcome.UNREACHABLE);
        assertThat(last()).contains("answered \"220 mail.example.org ESMTP\", which is no HTTP; is the port right?");
    }

    @Test
    void knowsThatNothingCame() throws IOException {
        Outcome outcome = with(FakeServer.GOOD, NOTHING);

        assertThat(outcome).isEqualTo(Outcome.LOST);
        assertThat(last()).isEqualTo("duplex: the connection was lost, without a close (1006)");
    }

    @ParameterizedTest
    @CsvSource({
        "8800, CLOSED, without a code (1005)",
        "880203e8, CLOSED, 1000",
        "880203e9, CLOSED, 1001",
        "880503ea6e6f6e, CLOSED_WITH_ANOTHER_CODE, 1002 \"non\"",
        "880203f5, CLOSED_WITH_ANOTHER_CODE, 1013"
    })
    void tellsTheServersClose(String frame, Outcome expected, String told) throws IOException {
        Outcome outcome = with(FakeServer.GOOD, FakeServer.frames(frame));

        assertThat(outcome).isEqualTo(expected);
        assertThat(last()).isEqualTo("* closed by the server with " + told);
    }

    @Test
    void tellsPings() throws IOException {
        with(FakeServer.GOOD, FakeServer.frames("89026869 8800"));

        assertThat(notes()).contains("* ping \"hi\" answered");
    }

    @Test
    void printsTextAndBytesInAnyParts() throws IOException {
        with(FakeServer.GOOD, FakeServer.frames("0102e4bd 0001a0 800121 820200ff 8800"));

        assertThat(messages.toString(StandardCharsets.UTF_8)).isEqualTo("你!\n00ff\n");
    }

    @Test
    void takesAFrameThatIsLargerThanItsBuffers() throws IOException {
        int megabytes = 20;
        with(FakeServer.GOOD, out -> {
            out.write(new byte[] {(byte) 0x81, 127, 0, 0, 0, 0});
            out.write(new byte[] {(byte) (megabytes >> 4), (byte) (megabytes << 4), 0, 0});
            byte[] megabyte = "x".repeat(1 << 20).getBytes();
            for (int i = 0; i < megabytes; i++) {
                out.write(megabyte);
            }
            FakeServer.frames("8800").play(out);
        });

        assertThat(messages.size()).as(() -> "" + notes()).isEqualTo((megabytes << 20) + 1);
    }

    @Test
    void protestsWhenTheServerBreaksTheProtocol() throws IOException {
        assertThat(with(FakeServer.GOOD, FakeServer.frames("8180"))).isEqualTo(Outcome.CLOSED_WITH_ANOTHER_CODE);
        assertThat(last()).contains("closed from here with 1002, because the server sent a masked frame");
    }

    @Test
    void protestsAgainstTextThatIsNone() throws IOException {
        assertThat(with(FakeServer.GOOD, FakeServer.frames("8101ff"))).isEqualTo(Outcome.CLOSED_WITH_ANOTHER_CODE);
        assertThat(last()).startsWith("duplex: closed from here with 1007");
    }

    @Test
    void showsNoControlsOnATerminal() throws IOException {
        OutputStream out = messages;
        try (FakeServer server = FakeServer.answering(FakeServer.GOOD, FakeServer.frames("8104611b5b0a 8800"))) {
            hold(server, new Screen(out, notes, true));
        }

        assertThat(messages.toString(StandardCharsets.UTF_8)).isEqualTo("a\uFFFD[\n\n");
    }

    private Outcome with(String head, Script script) throws IOException {
        try (FakeServer server = FakeServer.answering(head, script)) {
            return hold(server, new Screen(messages, notes, false));
        }
    }

    private static Outcome hold(FakeServer server, Screen screen) {
        Opening opening = new Opening(server.target(), List.of(), List.of(), "", false, Duration.ofSeconds(5));
        return new Conversation(opening, screen).hold(new OpenInput(), false, Duration.ofSeconds(1));
    }

    private List<String> notes() {
        return notes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String last() {
        return notes().get(notes().size() - 1);
    }

    /** Nobody types, and nobody ends it. */
    private static final class OpenInput extends Reader {

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            try {
                Thread.currentThread().join();
            } catch (InterruptedException ended) {
                throw new IOException(ended);
            }
            return -1;
        }

        @Override
        public void close() {
            // There is nothing.
        }
    }
}
