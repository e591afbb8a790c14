package io.duplexws.echo;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames that no client library would send, and what the server makes of them. */
class BadFramesIT {

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
                        "text in the midst of a text",
                        Frame.masked(Frame.part(Frame.TEXT, nothing), Frame.text("b")),
                        1002));
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
}
