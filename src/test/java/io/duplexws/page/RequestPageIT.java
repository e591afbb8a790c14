package io.duplexws.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.HttpAnswer;
import io.duplexws.harness.Launch;
import io.duplexws.harness.RawSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /request.jsp} on the embedded server. */
class RequestPageIT {

    @TempDir
    private static Path scratch;

    private static DuplexProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = Launch.in(scratch, "--port", "0", "--host", "127.0.0.1").serve();
    }

    @AfterAll
    static void stopWithoutStackTrace() {
        try (DuplexProcess running = server) {
            running.assertNoStackTrace();
        }
    }

    @Test
    void showsEveryHeaderLineThoseOfOneNameTogether() throws Exception {
        String body = ask("X-First: one\r\nX-Second: two\r\nX-First: three\r\n").body();

        assertThat(body).containsSubsequence("X-First", "one", "X-First", "three", "X-Second", "two");
        assertThat(body).contains("GET /request.jsp?a=1 HTTP/1.1", "Apache Tomcat/11");
    }

    @Test
    void saysWhichProxyLeftItsMark() throws Exception {
        assertThat(ask("Via: 1.1 nginx\r\nX-Forwarded-For: 192.0.2.7\r\n").body())
                .contains("Your request came through a proxy: it left Via, X-Forwarded-For.", "1.1 nginx", "192.0.2.7");
        assertThat(ask("").body()).contains("came straight to this server, or the proxies on the way left no trace");
    }

    @Test
    void hidesWhatMayBeASecret() throws Exception {
        String body = ask("Cookie: session=tell-nobody\r\nAuthorization: Bearer tell-nobody\r\n")
                .body();

        assertThat(body).doesNotContain("tell-nobody").contains("(hidden, 19 characters)");
    }

    @Test
    void letsNoHeaderBecomeMarkup() throws Exception {
        String body = ask("X-Evil: <script>alert(1)</script>\" onload='x'\r\n").body();

        assertThat(body)
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x");
    }

    @Test
    void isAPageInUtf8UnderTheStrictPolicy() throws Exception {
        HttpAnswer answer = ask("");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(answer.body()).contains("<title>Request · Duplex</title>");
    }

    private static HttpAnswer ask(String headers) throws Exception {
        try (RawSocket socket = RawSocket.to(server.port())) {
            socket.send("GET /request.jsp?a=1 HTTP/1.1\r\nHost: localhost\r\n" + headers + "Connection: close\r\n\r\n");
            return socket.readAnswer();
        }
    }
}
