package io.duplexws.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.Recorder;
import io.duplexws.socket.SilenceLimits;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EchoEndingTest {

    private EchoOnTyrus server;

    @BeforeEach
    void start() throws Exception {
        server = EchoOnTyrus.start("*", "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void closesOpenConnectionsWith1001WhenTheApplicationStops() throws Exception {
        Recorder first = server.open("/echo_once");
        Recorder second = server.open("/ws");
        awaitOpenConnections(2);

        server.sockets().close();

        first.assertClosed(1001, "the server stops");
        second.assertClosed(1001, "the server stops");
    }

    @Test
    void forgetsConnectionThatTheServerEnded() throws Exception {
        Recorder client = server.open("/ws");
        awaitOpenConnections(1);

        client.send("over");

        client.assertClosed(1000, "the client said over");
        awaitOpenConnections(0);
    }

    @Test
    void forgetsConnectionThatTheClientEnded() throws Exception {
        Recorder client = server.open("/ws");
        awaitOpenConnections(1);

        client.close(1000, "bye");

        awaitOpenConnections(0);
    }

    @Test
    void leavesNoThreadBehindWhenTheApplicationStops() throws Exception {
        server.close();
        Set<Thread> ofOtherTests = Thread.getAllStackTraces().keySet();
        server = EchoOnTyrus.start(new SilenceLimits(Duration.ofSeconds(25), Duration.ofSeconds(60)));
        server.open("/ws");
        assertThat(threadsBut(ofOtherTests)).anyMatch(name -> name.startsWith("duplex-heartbeat-"));

        server.sockets().close();

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!threadsBut(ofOtherTests).isEmpty()) {
            assertThat(System.nanoTime())
                    .as(() -> "still there: " + threadsBut(ofOtherTests))
                    .isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** Nor those of the client of the command line, whose tests run beside this. */
    private static List<String> threadsBut(Set<Thread> others) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !others.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.startsWith("duplex-") && !name.startsWith("duplex-connect-"))
                .toList();
    }

    /** A client may know that it is connected, or no more, before the server's endpoint does. */
    private void awaitOpenConnections(int count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (server.sockets().count() != count) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
