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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1 | Accept-Language: zh-CN,zh;q=0.9 | zh-CN | zh",
                "a=1 | Accept-Language: de, en;q=0.5 | en | en",
                "a=1 | Cookie: a=b; duplex.language=zh | zh-CN | zh",
                "a=1&lang=zh | Cookie: duplex.language=en | zh-CN | zh",
                "lang=elvish | Cookie: duplex.language=klingon | en | en"
            })
    void speaksTheLanguageOfItsReader(String query, String header, String tag, String code) throws Exception {
        assertThat(ask(query, header + "\r\n").body())
                .contains("<html lang=\"" + tag + "\" data-language=\"" + code + "\">");
    }

    @Test
    void saysAllOfItInChinese() throws Exception {
        assertThat(ask("Accept-Language: zh\r\nVia: 1.1 nginx\r\nX-Real-IP: 192.0.2.7\r\nCookie: a=1234567\r\n")
                        .body())
                .contains("<title>请求 · Duplex</title>", "你的请求经过了代理，它留下了 Via、X-Real-IP。", "（已隐藏，9 个字符）")
                .contains("由遵守规则的每个代理添加（RFC 9110 第 7.6.3 节）", "6 行");
    }

    private static HttpAnswer ask(String headers) throws Exception {
        return ask("a=1", headers);
    }

    private static HttpAnswer ask(String query, String headers) throws Exception {
        try (RawSocket socket = RawSocket.to(server.port())) {
            socket.send("GET /request.jsp?" + query + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                    + "Connection: close\r\n\r\n");
            return socket.readAnswer();
        }
    }
}
