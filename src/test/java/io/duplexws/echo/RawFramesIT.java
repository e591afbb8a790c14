package io.duplexws.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.handshake.Ask;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Frame;
import io.duplexws.harness.Launch;
import io.duplexws.harness.RawSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames that no client library would send, and what the server makes of them. */
class RawFramesIT {

    private static final byte[] EMOJI = "\uD83D\uDE00".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path scratch;

    private static DuplexProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = Launch.in(scratch, "--port", "0", "--host", "127.0.0.1").serve();
    }

    @AfterAll
    static void stopWithoutStackTrace() {
        try (DuplexProcess running = server) {
            running.assertNoStackTrace();
        }
    }

    /** What is wrong, the bytes, and the code that RFC 6455 has for it. */
    static List<Arguments> badFrames() {
        byte[] nothing = new byte[0];
        byte[] some = {'a', 'b'};
        byte[] notUtf8 = {'a', (byte) 0xC3, (byte) 0x28};
        byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
        return List.of(
                Arguments.of("invalid UTF-8", Frame.last(Frame.TEXT, notUtf8).masked(), 1007),
                Arguments.of(
                        "UTF-8 of a surrogate",
                        Frame.last(Frame.TEXT, surrogate).masked(),
                        1007),
                Arguments.of(
                        "UTF-8 cut at the end",
                        Frame.last(Frame.TEXT, Arrays.copyOf(EMOJI, 3)).masked(),
                        1007),
                Arguments.of(
                        "invalid UTF-8 in a fragment",
                        Frame.part(Frame.TEXT, notUtf8).masked(),
                        1007),
                Arguments.of("no mask", Frame.text("a").unmasked(), 1002),
                Arguments.of("reserved bit 1", new Frame(0xC1, some).masked(), 1002),
                Arguments.of("reserved bit 2", new Frame(0xA1, some).masked(), 1002),
                Arguments.of("reserved bit 3", new Frame(0x91, some).masked(), 1002),
                Arguments.of("reserved data opcode 3", new Frame(0x83, some).masked(), 1002),
                Arguments.of("reserved control opcode 11", new Frame(0x8B, some).masked(), 1002),
                Arguments.of(
                        "ping of 126 bytes",
                        Frame.last(Frame.PING, new byte[126]).masked(),
                        1002),
                Arguments.of("fragmented ping", Frame.part(Frame.PING, some).masked(), 1002),
                Arguments.of(
                        "continuation of nothing",
                        Frame.last(Frame.CONTINUATION, some).masked(),
                        1002),
                Arguments.of(
                        "close of one byte",
                        Frame.last(Frame.CLOSE, new byte[] {3}).masked(),
                        1002),
                Arguments.of("close with the code 1006", Frame.close(1006, "").masked(), 1002),
                Arguments.of("close with the code 999", Frame.close(999, "").masked(), 1002),
                Arguments.of("top bit of a 64-bit length", topBitOfLength(), 1002),
                Arguments.of(
                        "text in the midst of a text", both(Frame.part(Frame.TEXT, nothing), Frame.text("b")), 1002));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("badFrames")
    void closesWithTheCodeOfTheRfcAndGoesOn(String wrong, byte[] bytes, int code) throws Exception {
        try (RawSocket socket = RawSocket.open(server.port(), "/ws")) {
            socket.send(bytes);

            socket.assertCloseFrame(code);
        }
        assertEchoes();
    }

    @Test
    void answersPingByPongWithItsPayload() throws Exception {
        try (RawSocket socket = RawSocket.open(server.port(), "/ws")) {
            socket.send(Frame.last(Frame.PING, "still there?".getBytes(StandardCharsets.US_ASCII)));

            Frame pong = socket.readFrame();
            assertThat(pong.opcode()).isEqualTo(Frame.PONG);
            assertThat(pong.text()).isEqualTo("still there?");
        }
    }

    @Test
    void takesPingBetweenTheFragmentsOfAMessage() throws Exception {
        try (RawSocket socket = RawSocket.open(server.port(), "/ws")) {
            socket.send(Frame.part(Frame.TEXT, new byte[] {'o', 'v'}), Frame.last(Frame.PING, new byte[] {1}));
            assertThat(socket.readFrame().opcode()).isEqualTo(Frame.PONG);
            socket.send(Frame.last(Frame.CONTINUATION, new byte[] {'a', 'l'}));

            assertThat(socket.readMessage().text()).isEqualTo("oval");
        }
    }

    @Test
    void readsFramesThatCameInThePacketOfTheHandshake() throws Exception {
        try (RawSocket socket = RawSocket.to(server.port())) {
            byte[] handshake = Ask.good().text("/ws").getBytes(StandardCharsets.US_ASCII);
            socket.send(concat(handshake, both(Frame.text("one"), Frame.text("two"))));

            assertThat(socket.readAnswer().status()).isEqualTo(101);
            assertThat(socket.readMessage().text()).isEqualTo("one");
            assertThat(socket.readMessage().text()).isEqualTo("two");
        }
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void echoesEmojiCutBetweenFrames(int cut) throws Exception {
        try (RawSocket socket = RawSocket.open(server.port(), "/ws")) {
            socket.send(
                    Frame.part(Frame.TEXT, Arrays.copyOf(EMOJI, cut)),
                    Frame.last(Frame.CONTINUATION, Arrays.copyOfRange(EMOJI, cut, EMOJI.length)));

            assertThat(socket.readMessage().text()).isEqualTo("\uD83D\uDE00");
        }
    }

    static List<Integer> cuts() {
        return List.of(0, 1, 2, 3, 4);
    }

    @Test
    void echoesEmojiThatLieAcrossTheServersOwnParts() throws Exception {
        String text = "x" + "\uD83D\uDE00".repeat(5_000);
        try (RawSocket socket = RawSocket.open(server.port(), "/ws")) {
            socket.send(Frame.text(text), Frame.text("x" + text));

            assertThat(socket.readMessage().text().equals(text)).isTrue();
            assertThat(socket.readMessage().text().equals("x" + text)).isTrue();
        }
    }

    @Test
    void logsAResetInMidFrameInOneLineAndGoesOn() throws Exception {
        RawSocket socket = RawSocket.open(server.port(), "/ws");
        socket.send(Frame.text("a"));
        assertThat(socket.readMessage().text()).isEqualTo("a");
        socket.send(Arrays.copyOf(Frame.text("x".repeat(100)).masked(), 50));

        socket.reset();

        server.awaitLogged("/ws closed 1006");
        assertEchoes();
    }

    @Test
    void answersCloseWithTheSameCode() throws Exception {
        try (RawSocket socket = RawSocket.open(server.port(), "/ws")) {
            socket.send(Frame.close(4321, "bye"));

            socket.assertCloseFrame(4321);
            socket.assertClosed();
        }
    }

    @Test
    void tellsWhyItClosesAfterOver() throws Exception {
        try (RawSocket socket = RawSocket.open(server.port(), "/ws")) {
            socket.send(Frame.text("over"));

            Frame close = socket.readFrame();
            assertThat(close.closeCode()).isEqualTo(1000);
            assertThat(close.closeReason()).isEqualTo("the client said over");
        }
    }

    private static void assertEchoes() throws Exception {
        try (RawSocket other = RawSocket.open(server.port(), "/ws")) {
            other.send(Frame.text("still here"));
            assertThat(other.readMessage().text()).isEqualTo("still here");
        }
    }

    private static byte[] topBitOfLength() {
        byte[] header = new byte[14];
        header[0] = (byte) (Frame.FIN | Frame.BINARY);
        header[1] = (byte) 0xFF;
        header[2] = (byte) 0x80;
        header[9] = 1;
        return header;
    }

    private static byte[] both(Frame first, Frame second) {
        return concat(first.masked(), second.masked());
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
