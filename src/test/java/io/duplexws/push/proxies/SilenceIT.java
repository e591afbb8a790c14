package io.duplexws.push.proxies;

import static io.duplexws.push.proxies.Snippets.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.handshake.Ask;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Events;
import io.duplexws.harness.Frame;
import io.duplexws.harness.ProxyKind;
import io.duplexws.harness.ProxyLogs;
import io.duplexws.harness.RawSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that are silent for longer than a proxy waits, which is 5 s here. */
@ExtendWith(ProxyLogs.class)
class SilenceIT {

    private static final String TOPIC = "quiet";
    private static final Duration LONGER = Duration.ofSeconds(7);

    @TempDir
    static Path scratch;

    private static DuplexProcess pinging;
    private static DuplexProcess silent;

    @BeforeAll
    static void start() throws IOException {
        pinging = Front.serve(scratch, "ping.interval=1");
        silent = Front.serve(scratch, "ping.interval=0", "idle.timeout=0");
    }

    @AfterAll
    static void stop() {
        pinging.stop();
        silent.stop();
    }

    @ParameterizedTest
    @EnumSource
    void pingsKeepQuietConnectionsOpen(ProxyKind kind) throws Exception {
        try (Front front = impatient(pinging, kind);
                Events events = front.push().events(TOPIC, "");
                RawSocket socket = open(front)) {
            assertThat(events.next().name()).isEqualTo("push");
            long end = System.nanoTime() + LONGER.toNanos();
            while (System.nanoTime() < end) {
                Frame ping = socket.readFrame();
                assertThat(ping.opcode()).isEqualTo(Frame.PING);
                socket.send(Frame.last(Frame.PONG, ping.payload()));
            }
            events.awaitComments(3);
            front.push().publish(TOPIC, "hello");

            assertThat(socket.readMessage().text()).isEqualTo("hello");
            assertThat(events.next().data()).isEqualTo("hello");
        }
    }

    /** Else the test above would show nothing. */
    @ParameterizedTest
    @EnumSource
    void withoutPingsTheProxyCutsThem(ProxyKind kind) throws Exception {
        try (Front front = impatient(silent, kind);
                Events events = front.push().events(TOPIC, "");
                RawSocket socket = open(front)) {
            assertThat(events.next().name()).isEqualTo("push");

            socket.assertClosed();
            events.assertEnds();
        }
    }

    private static Front impatient(DuplexProcess server, ProxyKind kind) throws IOException {
        String site = Snippets.of(kind);
        String shorter = switch (kind) {
            case NGINX -> put(site, "location / {", "location / {\nproxy_read_timeout 5s;");
            case HAPROXY -> put(site, "client 60s", "client 5s", "server 60s", "server 5s");
            case HTTPD -> "Timeout 5\n" + site;
        };
        return Front.before(server, kind, shorter, Files.createTempDirectory(scratch, kind.name()));
    }

    private static RawSocket open(Front front) throws IOException {
        RawSocket socket = RawSocket.to(front.proxy().port());
        socket.send(Ask.good().without("Origin").text("/push/" + TOPIC));
        assertThat(socket.readAnswer().status()).isEqualTo(101);
        return socket;
    }
}
