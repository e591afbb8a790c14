package io.duplexws.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.handshake.Ask;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Flood;
import io.duplexws.harness.Frame;
import io.duplexws.harness.Launch;
import io.duplexws.harness.RawSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that send without ever reading. */
class FloodIT {

    private static final int FLOODERS = 300;

    /** Generous, for a machine that does much else; the benchmark holds the server to 100 ms. */
    private static final Duration BOUND = Duration.ofSeconds(2);

    @TempDir
    private Path scratch;

    @Test
    void echoesToOneWhile300FloodAndForgetsThemWhenTheyLeave() throws Exception {
        Launch launch = Launch.in(
                        scratch, "--port", "0", "--host", "127.0.0.1", "--set", "connections=" + (FLOODERS + 1))
                .withJvm("-Xmx256m");
        try (DuplexProcess server = launch.serve()) {
            try (Flood flood = Flood.of(FLOODERS, server.port(), Frame.last(Frame.BINARY, new byte[10_000]))) {
                flood.awaitStall(Duration.ofSeconds(2));
                try (RawSocket reader = RawSocket.open(server.port(), "/ws")) {
                    for (int i = 0; i < 10; i++) {
                        assertEchoesWithinTheBound(reader, "message " + i);
                    }
                }
            }
            awaitRoomForAnother(server);
            server.assertNoStackTrace();
            assertThat(server.errors()).noneMatch(line -> line.contains("OutOfMemoryError"));
        }
    }

    @ParameterizedTest
    @MethodSource("floods")
    void echoesToOneWhile300Flood(Frame frame) throws Exception {
        Launch launch = Launch.in(scratch, "--port", "0", "--host", "127.0.0.1").withJvm("-Xmx256m");
        try (DuplexProcess server = launch.serve();
                Flood flood = Flood.of(FLOODERS, server.port(), frame)) {
            awaitSent(flood, 10_000_000);
            try (RawSocket reader = RawSocket.open(server.port(), "/ws")) {
                for (int i = 0; i < 100; i++) {
                    assertEchoesWithinTheBound(reader, "message " + i);
                }
            }
            server.assertNoStackTrace();
        }
    }

    static Stream<Named<Frame>> floods() {
        return Stream.of(
                Named.of("small messages", Frame.last(Frame.TEXT, new byte[125])),
                Named.of("large messages", Frame.last(Frame.BINARY, new byte[65_536])),
                Named.of("pings", Frame.last(Frame.PING, new byte[100])));
    }

    @Test
    void stopsWithoutStackTraceWhileClientsTalk() throws Exception {
        DuplexProcess server = Launch.in(scratch, "--port", "0", "--host", "127.0.0.1", "--set", "send.timeout=2")
                .serve();
        try (Flood flood = Flood.of(20, server.port(), Frame.text("x"))) {
            awaitSent(flood, 100_000);

            server.stop();

            server.assertNoStackTrace();
        }
    }

    private static void assertEchoesWithinTheBound(RawSocket socket, String text) throws Exception {
        long began = System.nanoTime();
        socket.send(Frame.text(text));
        assertThat(socket.readMessage().text()).isEqualTo(text);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).as(text).isLessThan(BOUND);
    }

    private static void awaitSent(Flood flood, long bytes) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (flood.bytesSent() < bytes) {
            assertThat(System.nanoTime())
                    .as(() -> flood.bytesSent() + " bytes sent")
                    .isLessThan(deadline);
            Thread.yield();
        }
    }

    /** As many are open as may be until the server has seen that the others left. */
    private static void awaitRoomForAnother(DuplexProcess server) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        int free = 0;
        while (free < FLOODERS) {
            assertThat(System.nanoTime()).as("connections were freed").isLessThan(deadline);
            free = 0;
            RawSocket[] sockets = new RawSocket[FLOODERS];
            for (int i = 0; i < FLOODERS; i++) {
                sockets[i] = RawSocket.to(server.port());
                sockets[i].send(Ask.good().text("/ws"));
                free += sockets[i].readAnswer().status() == 101 ? 1 : 0;
            }
            for (RawSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
