package io.duplexws.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.Dial;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Frame;
import io.duplexws.harness.HttpAnswer;
import io.duplexws.harness.Launch;
import io.duplexws.harness.RawSocket;
import io.duplexws.harness.Recorder;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code java -jar duplex.war} as a process that serves. */
class ExecutableWarIT {

    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private Path scratch;

    @Test
    void warnsOfNothingWhenItStarts() throws Exception {
        try (DuplexProcess server =
                Launch.in(scratch, "--port", "0", "--host", "127.0.0.1").serve()) {
            assertThat(server.stop().errors()).isEmpty();
        }
    }

    @Test
    void printsItsAddressAndHowToStop() throws Exception {
        try (DuplexProcess server = Launch.in(scratch, "serve", "--port", "0").serve()) {
            assertThat(server.url()).matches("http://localhost:\\d+/");
            assertThat(server.output())
                    .contains(server.socketUrl("ws"))
                    .contains(server.socketUrl("echo_once"))
                    .endsWith("Stop it with Ctrl-C.");
            assertThat(server.errors()).isEmpty();
        }
    }

    @Test
    void servesWithoutACommand() throws Exception {
        try (DuplexProcess server = Launch.in(scratch, "--port", "0").serve()) {
            Recorder client = Dial.to(server.socketUrl("ws")).connect().assertOpen();

            client.send("hello");

            client.assertText("hello");
        }
    }

    @Test
    void servesUnderAContextPath() throws Exception {
        try (DuplexProcess server =
                Launch.in(scratch, "--port", "0", "--context", "/tools/duplex").serve()) {
            assertThat(server.url()).endsWith("/tools/duplex/");
            Recorder client = Dial.to(server.socketUrl("echo_once")).connect().assertOpen();

            client.send("hello");

            client.assertText("hello").assertClosed(1000, "one message echoed");
        }
    }

    @Test
    void takesOriginsFromTheEnvironment() throws Exception {
        Launch launch = Launch.in(scratch, "--port", "0").withEnvironment("DUPLEX_ORIGINS", "https://app.example.org");
        try (DuplexProcess server = launch.serve()) {
            Dial dial = Dial.to(server.socketUrl("ws"));

            dial.fromPage("https://app.example.org").connect().assertOpen();
            assertThat(dial.fromPage("https://evil.example.org").refusedWith()).isEqualTo(403);
        }
    }

    @Test
    void takesTheCommandLineBeforeTheEnvironment() throws Exception {
        Launch launch = Launch.in(scratch, "--port", "0", "--origins", "https://app.example.org")
                .withEnvironment("DUPLEX_ORIGINS", "*");
        try (DuplexProcess server = launch.serve()) {
            assertThat(Dial.to(server.socketUrl("ws"))
                            .fromPage("https://evil.example.org")
                            .refusedWith())
                    .isEqualTo(403);
        }
    }

    @Test
    void speaksTheSubprotocolsItIsTold() throws Exception {
        try (DuplexProcess server =
                Launch.in(scratch, "--port", "0", "--subprotocols", "b,a").serve()) {
            Dial.to(server.socketUrl("ws")).offering("a", "b").connect().assertOpen("b");
        }
    }

    @Test
    void refusesConnectionsPastItsLimitWith503() throws Exception {
        try (DuplexProcess server =
                Launch.in(scratch, "--port", "0", "--set", "connections=1").serve()) {
            Recorder first = Dial.to(server.socketUrl("ws")).connect().assertOpen();
            first.send("a");
            first.assertText("a");

            assertThat(Dial.to(server.socketUrl("ws")).refusedWith()).isEqualTo(503);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/org/springframework/boot/loader/launch/WarLauncher.class", "/WEB-INF/web.xml", "/nothing"})
    void hidesItsInside(String path) throws Exception {
        try (DuplexProcess server =
                        Launch.in(scratch, "--port", "0", "--host", "127.0.0.1").serve();
                RawSocket socket = RawSocket.to(server.port())) {
            socket.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
            HttpAnswer answer = socket.readAnswer();

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("404 there is nothing at this address; the console is at the root\n");
        }
    }

    @Test
    void closesConnectionsWith1001AndLeavesNothingBehindWhenStopped() throws Exception {
        DuplexProcess server = Launch.in(scratch, "--port", "0").serve();
        Recorder client = Dial.to(server.socketUrl("ws")).connect().assertOpen();
        client.send("a");
        client.assertText("a");

        long began = System.nanoTime();
        server.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
        client.assertClosed(1001);
        server.assertNoStackTrace();
        assertThat(server.errors()).isEmpty();
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("duplex-")))
                    .isEmpty();
        }
        try (ServerSocket free = new ServerSocket(server.port())) {
            assertThat(free.isBound()).isTrue();
        }
    }

    @Test
    void stopsSoonAlthoughReadersHaveStalled() throws Exception {
        DuplexProcess server =
                Launch.in(scratch, "--port", "0", "--host", "127.0.0.1").serve();
        List<RawSocket> stalled = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            RawSocket socket = RawSocket.withSmallBufferTo(server.port()).upgrade("/ws");
            stalled.add(socket);
            socket.flood(Frame.last(Frame.BINARY, new byte[100_000]), Duration.ofSeconds(1));
        }

        long began = System.nanoTime();
        server.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON.plusSeconds(5));
        server.assertNoStackTrace();
        for (RawSocket socket : stalled) {
            socket.close();
        }
    }
}
