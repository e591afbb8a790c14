package io.duplexws.push.proxies;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the server says yes and no to comes through each real proxy as it was said. */
@ParameterizedClass
@EnumSource
@ExtendWith(ProxyLogs.class)
class AnswersIT {

    private static final String MEBIBYTE = "x".repeat(1_048_576);
    private static final String EVIL = "https://evil.example";

    @TempDir
    static Path scratch;

    private static DuplexProcess server;
    private static Front front;

    private final String topic = "t-" + UUID.randomUUID();
    private final PushClient push = front.push();

    @Parameter
    ProxyKind kind;

    @BeforeAll
    static void startServer() throws IOException {
        server = Front.serve(scratch);
    }

    @BeforeParameterizedClassInvocation
    static void startProxy(ProxyKind kind) throws IOException {
        front = Front.before(server, kind, Snippets.of(kind), scratch.resolve(kind.name()));
    }

    @AfterParameterizedClassInvocation
    static void stopProxy() {
        front.close();
    }

    @AfterAll
    static void stopServer() {
        server.stop();
    }

    @Test
    void passesPublications() throws Exception {
        assertThat(push.publish(topic, MEBIBYTE).statusCode()).isEqualTo(202);
        try (Events events = push.events(topic, "?after=earliest")) {
            events.next();
            assertThat(events.next().data().equals(MEBIBYTE)).isTrue();
            assertThat(push.publish(topic, "hello").statusCode()).isEqualTo(201);
        }
        assertThat(push.send("DELETE", "push/" + topic, "Authorization", "Bearer " + Front.TOKEN)
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void passesThatATokenIsMissing() throws Exception {
        HttpResponse<String> answer = push.send("POST", "push/" + topic);

        assertSame(answer, front.direct().send("POST", "push/" + topic), 401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"duplex\"");
    }

    @Test
    void passesThatATokenIsWrong() throws Exception {
        PushClient stranger = new PushClient(push.base(), "another-token");
        PushClient strangerInside = new PushClient(front.direct().base(), "another-token");

        assertSame(stranger.publish(topic, "x"), strangerInside.publish(topic, "x"), 403);
    }

    @Test
    void passesThatAMessageIsTooLarge() throws Exception {
        String large = MEBIBYTE + "x";

        assertSame(push.publish(topic, large), front.direct().publish(topic, large), 413);
    }

    @Test
    void admitsPagesThatTheProxyServes() throws Exception {
        String url = front.proxy().socketUrl("push/" + topic);
        Dial.to(url).fromPage(front.origin()).connect().assertOpen().session().close();
        HttpResponse<String> poll = push.get("push/" + topic + "?wait=0", "Origin", front.origin());

        assertThat(poll.statusCode()).isEqualTo(204);
        assertThat(poll.headers().firstValue("Access-Control-Allow-Origin")).hasValue(front.origin());
    }

    @Test
    void refusesPagesOfOtherOrigins() throws Exception {
        assertThat(push.get("push/" + topic + "?wait=0", "Origin", EVIL).statusCode())
                .isEqualTo(403);
        HttpAnswer answer = handshake(Ask.good().with("Origin", EVIL));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("\"" + EVIL + "\"", "wanted " + front.origin());
    }

    @Test
    void passesTheReasonOfARefusal() throws Exception {
        HttpAnswer answer = handshake(Ask.good().without("Origin").with("Sec-WebSocket-Version", "12"));

        assertThat(answer.status()).isEqualTo(426);
        assertThat(answer.header("Sec-WebSocket-Version")).isEqualTo("13");
        assertThat(answer.body()).contains("'Sec-WebSocket-Version'", "received \"12\"");
    }

    private HttpAnswer handshake(Ask ask) throws IOException {
        try (RawSocket socket = RawSocket.to(front.proxy().port())) {
            socket.send(ask.with("Host", "localhost:" + front.proxy().port()).text("/push/" + topic));
            return socket.readAnswer();
        }
    }

    private static void assertSame(HttpResponse<String> proxied, HttpResponse<String> direct, int status) {
        assertThat(direct.statusCode()).isEqualTo(status);
        assertThat(proxied.statusCode()).isEqualTo(status);
        assertThat(proxied.body()).isEqualTo(direct.body());
        assertThat(proxied.headers().firstValue("Content-Type"))
                .isEqualTo(direct.headers().firstValue("Content-Type"));
    }
}
