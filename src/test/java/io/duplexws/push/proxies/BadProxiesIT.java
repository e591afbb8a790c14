package io.duplexws.push.proxies;

import static io.duplexws.push.proxies.Snippets.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duplexws.handshake.Ask;
import io.duplexws.harness.Dial;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Events;
import io.duplexws.harness.HttpAnswer;
import io.duplexws.harness.ProxyKind;
import io.duplexws.harness.ProxyLogs;
import io.duplexws.harness.PushClient;
import io.duplexws.harness.RawSocket;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line that is missing in nginx breaks, and what works all the same. */
@ExtendWith(ProxyLogs.class)
class BadProxiesIT {

    private static final String PLAIN = "server { listen {{listen}}; location / { proxy_pass http://{{backend}}; } }";

    @TempDir
    static Path scratch;

    private static DuplexProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = Front.serve(scratch, "ping.interval=1");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/push/news", "/push"})
    void aHandshakeWithoutUpgradeIsToldWhy(String path) throws Exception {
        try (Front front = front(server, PLAIN);
                RawSocket socket = RawSocket.to(front.proxy().port())) {
            socket.send(Ask.good().without("Origin").text(path));
            HttpAnswer answer = socket.readAnswer();

            assertThat(answer.status()).isEqualTo(426);
            assertThat(answer.body()).contains("dropped the hop-by-hop headers; nginx needs proxy_http_version 1.1");
        }
    }

    @Test
    void allButWebSocketsWorksWithoutUpgrade() throws Exception {
        try (Front front = front(server, PLAIN);
                Events events = front.push().events("news", "")) {
            PushClient push = front.push();
            String cursor = events.next().id();
            assertThat(push.publish("news", "hello").statusCode()).isEqualTo(201);
            assertThat(events.next().data()).isEqualTo("hello");
            events.awaitComments(1);

            assertThat(push.get("push/news?wait=0&after=" + cursor).body()).contains("hello");
            assertThat(push.get("push/news?wait=1").statusCode()).isEqualTo(204);
        }
    }

    @Test
    void aHostThatIsNotTheBrowsersRefusesOwnPages() throws Exception {
        for (String host : new String[] {"$proxy_host", "$host"}) {
            String site = put(Snippets.of(ProxyKind.NGINX), "Host $http_host;", "Host " + host + ";");
            try (Front front = front(server, site)) {
                String url = front.proxy().socketUrl("push/news");
                assertThat(Dial.to(url).fromPage(front.origin()).refusedWith())
                        .as(host)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void thePublicUrlCountsWhateverTheProxySays() throws Exception {
        String page = "https://push.example.org";
        String site = put(Snippets.of(ProxyKind.NGINX), "Host $http_host;", "Host $proxy_host;");
        try (DuplexProcess named = Front.serve(scratch, "public.url=" + page);
                Front front = front(named, site)) {
            Dial.to(front.proxy().socketUrl("push/news"))
                    .fromPage(page)
                    .connect()
                    .assertOpen()
                    .session()
                    .close();
            assertThat(front.push()
                            .get("push/news?wait=0", "Origin", front.origin())
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    /** Else it would show nothing that events come while a stream is open. */
    @Test
    void aProxyThatIgnoresTheStreamsHeaderHoldsAllOfItBack() throws Exception {
        String site = put(PLAIN, "proxy_pass", "proxy_ignore_headers X-Accel-Buffering; proxy_pass");
        try (Front front = front(server, site);
                RawSocket socket = RawSocket.to(front.proxy().port()).withPatience(Duration.ofSeconds(4))) {
            socket.send("GET /push/news HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n");

            assertThatThrownBy(socket::readHead).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static Front front(DuplexProcess backend, String site) throws IOException {
        return Front.before(backend, ProxyKind.NGINX, site, Files.createTempDirectory(scratch, "nginx"));
    }
}
