package io.duplexws.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Frame;
import io.duplexws.harness.Launch;
import io.duplexws.harness.RawSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that pings after one second of silence and ends a connection after two, unless it is told to be silent itself. */
class ProbeSilenceIT {

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
    static void stopsWithoutStackTrace() {
        try (DuplexProcess running = server) {
            running.stop().assertNoStackTrace();
        }
    }

    @Test
    void sendsNotOneByteWhileSilent() throws Exception {
        try (RawSocket socket = RawSocket.open(server.port(), "/probe")) {
            long start = System.nanoTime();
            socket.send(json("{'silent':3}"));
            socket.send(json("{'status':true}"));

            Frame next = socket.readFrame();

            assertThat(next.text()).isEqualTo("{\"ok\":null,\"silent\":3}");
            assertThat(System.nanoTime() - start)
                    .isGreaterThan(Duration.ofMillis(2_990).toNanos());
            assertThat(socket.readFrame().text()).contains("\"subprotocol\"");
            assertThat(socket.readFrame().opcode()).as("pings come again").isEqualTo(Frame.PING);
        }
    }

    @Test
    void stopsAtOnceWithSilentAndDeafConnections() throws Exception {
        try (DuplexProcess other =
                        Launch.in(scratch, "--port", "0", "--host", "127.0.0.1").serve();
                RawSocket silent = RawSocket.open(other.port(), "/probe?silent=600");
                RawSocket deaf = RawSocket.open(other.port(), "/probe?deaf=600");
                RawSocket sent = RawSocket.open(other.port(), "/probe?send=text&times=1000&every=600")) {
            assertThat(sent.readMessage().payload()).hasSize(64);
            long start = System.nanoTime();

            other.stop().assertNoStackTrace();

            silent.assertCloseFrame(1001);
            deaf.assertCloseFrame(1001);
            assertThat(System.nanoTime() - start)
                    .isLessThan(Duration.ofSeconds(10).toNanos());
        }
    }

    private static Frame json(String text) {
        return Frame.text(text.replace('\'', '"'));
    }
}
