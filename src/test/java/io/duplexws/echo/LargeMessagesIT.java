package io.duplexws.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Frame;
import io.duplexws.harness.Launch;
import io.duplexws.harness.RawSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages larger than what the server has memory for. */
class LargeMessagesIT {

    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    private static Path scratch;

    private static DuplexProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = Launch.in(scratch, "--port", "0", "--host", "127.0.0.1")
                .withJvm("-Xmx64m")
                .serve();
    }

    @AfterAll
    static void stopWithoutStackTrace() {
        try (DuplexProcess running = server) {
            running.assertNoStackTrace();
        }
    }

    @Test
    void echoesTextOf16MiBInManyFrames() throws Exception {
        byte[] fragment = "wörld\uD83D\uDE00 ".repeat(MEBIBYTE / 11).getBytes(StandardCharsets.UTF_8);

        assertEchoes(Frame.TEXT, fragment, 16);
    }

    @Test
    void echoesBinaryOf64MiBWithAHeapOf64MiB() throws Exception {
        assertEchoes(Frame.BINARY, new byte[MEBIBYTE], 64);
    }

    @Test
    void echoesOneFrameOf64MiBWithAHeapOf64MiB() throws Exception {
        assertEchoes(Frame.BINARY, new byte[64 * MEBIBYTE], 1);
    }

    private static void assertEchoes(int opcode, byte[] fragment, int times) throws Exception {
        try (RawSocket socket = RawSocket.open(server.port(), "/ws")) {
            CRC32 sent = new CRC32();
            for (int i = 0; i < times; i++) {
                sent.update(fragment);
            }
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(socket, opcode, fragment, times));

            CRC32 received = new CRC32();
            long bytes = 0;
            Frame frame;
            do {
                frame = socket.readFrame();
                assertThat(frame.opcode()).isEqualTo(bytes == 0 ? opcode : Frame.CONTINUATION);
                received.update(frame.payload());
                bytes += frame.payload().length;
            } while (!frame.isLast());

            sending.get(10, TimeUnit.SECONDS);
            assertThat(bytes).isEqualTo((long) fragment.length * times);
            assertThat(received.getValue()).isEqualTo(sent.getValue());
        }
    }

    private static void send(RawSocket socket, int opcode, byte[] fragment, int times) {
        try {
            for (int i = 0; i < times; i++) {
                int kind = i == 0 ? opcode : Frame.CONTINUATION;
                socket.send(new Frame(kind | (i == times - 1 ? Frame.FIN : 0), fragment));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
