package io.duplexws.handshake.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.handshake.Ask;
import io.duplexws.handshake.Broken;
import io.duplexws.handshake.Headers;
import io.duplexws.handshake.Rule;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.HttpAnswer;
import io.duplexws.harness.Launch;
import io.duplexws.harness.RawSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refused handshakes as they go over the wire. */
class RawHandshakeIT {

    @TempDir
    private static Path scratch;

    private static DuplexProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = Launch.in(scratch, "--port", "0", "--host", "127.0.0.1", "--origins", Ask.PAGE)
                .serve();
    }

    @AfterAll
    static void stopWithoutStackTrace() throws Exception {
        try (DuplexProcess running = server) {
            running.assertNoStackTrace();
        }
    }

    /** All but the one that the container itself refuses to read, see below. */
    static List<Broken.Pair> pairs() {
        return Broken.pairs().stream()
                .filter(pair -> pair.first() != Broken.OLD_HTTP || pair.second() != Broken.CHUNKED_BODY)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void answersOneBrokenHeaderAndCloses(Broken broken) throws Exception {
        HttpAnswer answer = refused(broken.in(Ask.good()));

        assertAnswers(answer, broken);
        if (broken != Broken.HEAD) {
            assertThat(answer.body()).startsWith(broken.claim()).endsWith("\n").doesNotContain("more broken");
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void answersTheFirstOfTwoBrokenHeadersAndCloses(Broken.Pair pair) throws Exception {
        HttpAnswer answer = refused(pair.ask());

        assertAnswers(answer, pair.first());
        if (pair.first() != Broken.HEAD) {
            assertThat(answer.body())
                    .startsWith(pair.first().claim())
                    .contains("(1 more broken: " + pair.second().rule().subject() + ")");
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotAnswerRequestThatFollowsARefusal(Broken broken) throws Exception {
        try (RawSocket socket = RawSocket.to(server.port())) {
            socket.send(withBody(broken.in(Ask.good())) + "GET /handshake HTTP/1.1\r\nHost: x\r\n\r\n");
            HttpAnswer answer = broken == Broken.HEAD ? socket.readHead() : socket.readAnswer();
            assertThat(answer.status()).isEqualTo(broken.status());

            socket.assertClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/echo_once"})
    void upgradesGoodHandshake(String path) throws Exception {
        try (RawSocket socket = RawSocket.to(server.port())) {
            socket.send(Ask.good().text(path));
            HttpAnswer answer = socket.readAnswer();

            assertThat(answer.status()).isEqualTo(101);
            // The example of RFC 6455 section 1.3.
            assertThat(answer.header("Sec-WebSocket-Accept")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
            assertThat(answer.header("Upgrade")).isEqualToIgnoringCase("websocket");
            assertThat(answer.header("Connection")).isEqualToIgnoringCase("upgrade");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upgrade", "keep-alive, Upgrade", "UPGRADE"})
    void upgradesWithEveryFormOfConnection(String connection) throws Exception {
        assertThat(statusOf(Ask.good().with("Connection", connection))).isEqualTo(101);
    }

    @Test
    void upgradesWhenHeadersAreRepeated() throws Exception {
        Ask repeated = Ask.good()
                .with("Connection", "keep-alive")
                .and("Connection", "Upgrade")
                .with("Upgrade", "h2c")
                .and("Upgrade", "WebSocket");

        assertThat(statusOf(repeated)).isEqualTo(101);
    }

    @Test
    void upgradesClientWithoutOrigin() throws Exception {
        assertThat(statusOf(Ask.good().without("Origin"))).isEqualTo(101);
    }

    @Test
    void refusesChunksInOldHttpAsTheContainerDoes() throws Exception {
        HttpAnswer answer = refused(Broken.CHUNKED_BODY.in(Broken.OLD_HTTP.in(Ask.good())));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).startsWith("400 the request is no valid HTTP").doesNotContain("Tomcat");
    }

    @Test
    void refusesKeyWithoutItsPaddingWithTheReason() throws Exception {
        HttpAnswer answer = refused(Ask.good().with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).startsWith("'Sec-WebSocket-Key' header is not base64 of 16 bytes");
    }

    private static HttpAnswer refused(Ask ask) throws Exception {
        try (RawSocket socket = RawSocket.to(server.port())) {
            socket.send(withBody(ask));
            HttpAnswer answer = ask.method().equals("HEAD") ? socket.readHead() : socket.readAnswer();
            socket.assertClosed();
            return answer;
        }
    }

    /** With the body that its headers promise. */
    private static String withBody(Ask ask) {
        Headers headers = new Headers(ask.lines());
        String body = headers.has("Content-Length") ? "12345" : "";
        return ask.text("/ws") + (headers.has("Transfer-Encoding") ? "0\r\n\r\n" : body);
    }

    private static int statusOf(Ask ask) throws Exception {
        try (RawSocket socket = RawSocket.to(server.port())) {
            socket.send(ask.text("/ws"));
            return socket.readAnswer().status();
        }
    }

    private static void assertAnswers(HttpAnswer answer, Broken broken) {
        assertThat(answer.status()).isEqualTo(broken.status());
        assertThat(answer.header("Connection").split(", ?")).contains("close");
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(answer.header("Allow")).isEqualTo(broken.rule() == Rule.METHOD ? "GET" : "");
        assertThat(answer.header("Upgrade")).isEqualTo(answer.status() == 426 ? "websocket" : "");
        assertThat(answer.header("Sec-WebSocket-Version")).isEqualTo(broken.rule() == Rule.VERSION ? "13" : "");
    }
}
