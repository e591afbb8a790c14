package io.duplexws.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.handshake.Ask;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Frame;
import io.duplexws.harness.Launch;
import io.duplexws.harness.RawSocket;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames as few clients send them, all of them good. */
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
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            packet.writeBytes(Ask.good().text("/ws").getBytes(StandardCharsets.US_ASCII));
            packet.writeBytes(Frame.masked(Frame.text("one"), Frame.text("two")));
            socket.send(packet.toByteArray());

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
}
