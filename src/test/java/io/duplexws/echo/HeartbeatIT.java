package io.duplexws.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Flood;
import io.duplexws.harness.Frame;
import io.duplexws.harness.Launch;
import io.duplexws.harness.RawSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ping after one second of silence, the end after two. */
class HeartbeatIT {

    private static final Duration LONGER_THAN_THE_IDLE_TIMEOUT = Duration.ofSeconds(4);

    @TempDir
    private static Path scratch;

    private static DuplexProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = Launch.in(
                        scratch,
                        "--port",
                        "0",
                        "--host",
                        "127.0.0.1",
                        "--set",
                        "ping.interval=1",
                        "--set",
                        "idle.timeout=2")
                .serve();
    }

    @AfterAll
    static void stopWithoutStackTrace() {
        try (DuplexProcess running = server) {
            running.stop().assertNoStackTrace();
        }
    }

    @Test
    void pingsSilentClientThenEndsItsConnectionAndTellsWhy() throws Exception {
        try (RawSocket socket = RawSocket.open(server.port(), "/ws")) {
            assertPing(socket);

            assertIdle(socket);
        }
    }

    @Test
    void keepsClientThatAnswersPings() throws Exception {
        try (RawSocket socket = RawSocket.open(server.port(), "/ws")) {
            answerPingsFor(LONGER_THAN_THE_IDLE_TIMEOUT, socket);

            assertEchoes(socket, "still here");
        }
    }

    @Test
    void keepsClientThatAnswersPingsInTheMidstOfItsMessage() throws Exception {
        try (RawSocket socket = RawSocket.open(server.port(), "/ws")) {
            socket.send(Frame.part(Frame.TEXT, "begun ".getBytes(StandardCharsets.US_ASCII)));
            assertThat(socket.readFrame().text()).isEqualTo("begun ");
            answerPingsFor(LONGER_THAN_THE_IDLE_TIMEOUT, socket);

            socket.send(Frame.last(Frame.CONTINUATION, "and ended".getBytes(StandardCharsets.US_ASCII)));

            assertThat(socket.readFrame()).satisfies(end -> {
                assertThat(end.opcode()).isEqualTo(Frame.CONTINUATION);
                assertThat(end.text()).isEqualTo("and ended");
            });
        }
    }

    @Test
    void pingsNobodyWhoSendsMessages() throws Exception {
        try (RawSocket socket = RawSocket.open(server.port(), "/ws")) {
            long end = System.nanoTime() + LONGER_THAN_THE_IDLE_TIMEOUT.toNanos();
            for (int i = 0; System.nanoTime() < end; i++) {
                // What comes back is the echo, no ping.
                assertEchoes(socket, "message " + i);
            }
        }
    }

    @Test
    void leavesFloodersThatNeverReadAloneAndGoesOnForOthers() throws Exception {
        try (Flood flood = Flood.of(100, server.port(), Frame.last(Frame.BINARY, new byte[10_000]))) {
            flood.awaitStall(Duration.ofSeconds(1));
            try (RawSocket silent = RawSocket.open(server.port(), "/ws")) {
                assertPing(silent);
                assertIdle(silent);
            }
            try (RawSocket answering = RawSocket.open(server.port(), "/ws")) {
                answerPingsFor(LONGER_THAN_THE_IDLE_TIMEOUT, answering);
                assertEchoes(answering, "still here");
            }
            assertThat(flood.ended()).isZero();
        }
    }

    private static void answerPingsFor(Duration time, RawSocket socket) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            assertPing(socket);
            socket.send(Frame.last(Frame.PONG, new byte[0]));
        }
    }

    private static void assertPing(RawSocket socket) throws Exception {
        Frame ping = socket.readFrame();
        assertThat(ping.opcode()).isEqualTo(Frame.PING);
        assertThat(ping.isLast()).isTrue();
    }

    private static void assertIdle(RawSocket socket) throws Exception {
        Frame close = socket.readFrame();
        assertThat(close.opcode()).isEqualTo(Frame.CLOSE);
        assertThat(close.closeCode()).isEqualTo(1001);
        assertThat(close.closeReason()).isEqualTo("nothing came for 2 s, not even a pong (duplex.idle.timeout)");
    }

    private static void assertEchoes(RawSocket socket, String text) throws Exception {
        socket.send(Frame.text(text));
        assertThat(socket.readMessage().text()).isEqualTo(text);
    }
}
