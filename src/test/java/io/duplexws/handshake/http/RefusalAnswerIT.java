package io.duplexws.handshake.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.handshake.Ask;
import io.duplexws.handshake.Broken;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.HttpAnswer;
import io.duplexws.harness.Launch;
import io.duplexws.harness.RawSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of the answer, the pages about handshakes, and requests at the edge of what a server reads. */
class RefusalAnswerIT {

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
    void waitsForNoBodyOfRefusedRequests() throws Exception {
        List<RawSocket> promising = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            RawSocket socket = RawSocket.to(server.port());
            socket.send(Ask.good().by("POST").and("Content-Length", "5").text("/ws"));
            promising.add(socket);
        }

        for (RawSocket socket : promising) {
            assertThat(socket.readAnswer().status()).isEqualTo(405);
            socket.assertClosed();
            socket.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/problem+json", "text/plain;q=0.5, application/json;q=0.9"})
    void answersProblemWhenTheClientAcceptsJson(String accept) throws Exception {
        HttpAnswer answer = ask(Broken.NO_UPGRADE.in(Ask.good()).and("Accept", accept), "/ws");

        assertThat(answer.status()).isEqualTo(426);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json;charset=UTF-8");
        JsonObject problem = JsonParser.parseString(answer.body()).getAsJsonObject();
        assertThat(problem.get("status").getAsInt()).isEqualTo(426);
        assertThat(problem.get("title").getAsString()).isEqualTo("'websocket' token not found in 'Upgrade' header");
        assertThat(problem.get("detail").getAsString()).startsWith(Broken.NO_UPGRADE.claim());
        assertThat(problem.getAsJsonArray("broken")).hasSize(1);
    }

    @Test
    void answersPageWithALinkToTheConsoleWhenABrowserOpensTheAddress() throws Exception {
        HttpAnswer answer = ask(plain().and("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"), "/ws");

        assertThat(answer.status()).isEqualTo(426);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(answer.body())
                .startsWith("<!doctype html>")
                .contains("This address speaks WebSocket.")
                .contains("href=\"/\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/plain", "image/png"})
    void answersOneLineOfTextOtherwise(String accept) throws Exception {
        HttpAnswer answer = ask(plain().and("Accept", accept), "/ws");

        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(answer.body()).startsWith(Broken.NO_UPGRADE.claim()).containsOnlyOnce("\n");
    }

    @Test
    void explainsToTheReaderInChineseAndToProgramsInEnglish() throws Exception {
        Ask broken = Broken.KEPT_ALIVE.in(Ask.good()).and("Via", "1.1 nginx").and("Accept-Language", "zh-CN,zh;q=0.9");

        HttpAnswer problem = ask(broken.and("Accept", "application/json"), "/ws");
        JsonObject told = JsonParser.parseString(problem.body()).getAsJsonObject();
        JsonObject first = told.getAsJsonArray("broken").get(0).getAsJsonObject();
        assertThat(told.get("detail").getAsString())
                .startsWith(Broken.KEPT_ALIVE.claim() + "; the proxy that left 'Via: 1.1 nginx' passes 'Upgrade' on");
        assertThat(first.get("cause").getAsString()).startsWith("the proxy that left 'Via: 1.1 nginx' passes");
        assertExplainsInChinese(first.getAsJsonObject("explained"));

        HttpAnswer page = ask(broken.and("Accept", "text/html"), "/ws");
        assertThat(page.header("Vary")).contains("Accept-Language", "Cookie");
        assertThat(page.body())
                .contains("<html lang=\"zh-CN\" data-language=\"zh\">", "这次握手被拒绝，状态码 400。")
                .contains("received &quot;keep-alive&quot;; the proxy that left")
                .contains("留下 &#39;Via: 1.1 nginx&#39; 的代理转发了");

        JsonArray refused = JsonParser.parseString(ask(plain().and("Accept-Language", "zh"), "/handshake/refused")
                        .body())
                .getAsJsonArray();
        assertExplainsInChinese(refused.get(0).getAsJsonObject().getAsJsonObject("explained"));

        HttpAnswer text = ask(broken, "/ws");
        assertThat(text.body()).startsWith(Broken.KEPT_ALIVE.claim()).doesNotContainPattern("\\p{IsHan}");
    }

    private static void assertExplainsInChinese(JsonObject explained) {
        assertThat(explained.get("language").getAsString()).isEqualTo("zh-CN");
        assertThat(explained.get("meaning").getAsString()).startsWith("'Connection: Upgrade' 告诉路上的下一个服务器");
        assertThat(explained.get("cause").getAsString()).startsWith("留下 'Via: 1.1 nginx' 的代理转发了 'Upgrade'");
    }

    @Test
    void explainsEveryRuleInTheLanguageOfWhoeverAsks() throws Exception {
        JsonObject english = explanation(Broken.OLD_VERSION.in(Ask.good()));
        JsonObject chinese = explanation(Broken.OLD_VERSION.in(Ask.good()).and("Accept-Language", "zh"));

        assertThat(english.get("language").getAsString()).isEqualTo("en");
        assertThat(english.get("cause").getAsString()).startsWith("the client speaks a draft older than RFC 6455");
        assertThat(chinese.get("cause").getAsString()).startsWith("客户端使用的是早于 RFC 6455 的草案");
    }

    /** Of the version, the fourth rule. */
    private static JsonObject explanation(Ask ask) throws Exception {
        JsonObject told = JsonParser.parseString(ask(ask, "/handshake").body()).getAsJsonObject();
        return told.getAsJsonArray("rules").get(3).getAsJsonObject().getAsJsonObject("explained");
    }

    @Test
    void escapesWhatItShowsOnThePage() throws Exception {
        HttpAnswer answer =
                ask(Ask.good().with("Upgrade", "<script>alert('x')</script>").and("Accept", "text/html"), "/ws");

        assertThat(answer.body()).doesNotContain("<script>alert").contains("&lt;script&gt;alert(&#39;x&#39;)");
    }

    @Test
    void explainsEveryRuleToWhomeverAsks() throws Exception {
        HttpAnswer answer = ask(Broken.OLD_VERSION.in(Ask.good()), "/handshake");

        JsonObject told = JsonParser.parseString(answer.body()).getAsJsonObject();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(told.get("upgrade").getAsBoolean()).isFalse();
        assertThat(told.get("status").getAsInt()).isEqualTo(426);
        assertThat(told.getAsJsonArray("rules")).hasSize(8);
        assertThat(told.get("sentence").getAsString()).startsWith(Broken.OLD_VERSION.claim());
    }

    @Test
    void hidesSecretsInItsExplanation() throws Exception {
        HttpAnswer answer = ask(plain().and("Cookie", "id=s3cr3t").and("Authorization", "Bearer s3cr3t"), "/handshake");

        assertThat(answer.body()).doesNotContain("s3cr3t").contains("(hidden, 9 characters)");
    }

    @Test
    void remembersRefusedHandshakesWithoutTheirQuery() throws Exception {
        ask(Broken.KEY_OF_15_BYTES.in(Ask.good()), "/ws?token=s3cr3t");

        HttpAnswer answer = ask(plain(), "/handshake/refused");

        JsonArray refused = JsonParser.parseString(answer.body()).getAsJsonArray();
        JsonObject last = refused.get(0).getAsJsonObject();
        assertThat(last.get("path").getAsString()).isEqualTo("/ws");
        assertThat(last.get("status").getAsInt()).isEqualTo(400);
        assertThat(last.get("sentence").getAsString()).startsWith(Broken.KEY_OF_15_BYTES.claim());
        assertThat(answer.body()).doesNotContain("s3cr3t");
    }

    @Test
    void logsARefusalInOneLineThatNoHeaderCanBreak() throws Exception {
        ask(Ask.good().with("Upgrade", "forged\u0085line"), "/ws?n=1");

        server.awaitLogged("received \"forged");
        assertThat(server.errors().stream().filter(line -> line.contains("received \"forged")))
                .allMatch(line -> line.contains(" refused 426 /ws: ") && line.contains("; the client asks for"));
    }

    @Test
    void upgradesHandshakeOf100HeaderLines() throws Exception {
        assertThat(ask(withLines(100), "/ws").status()).isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 200, 1_000})
    void answersTooManyHeaderLinesWith400AndNothingOfTheInside(int lines) throws Exception {
        HttpAnswer answer = ask(withLines(lines), "/ws");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).startsWith("400 the request is no valid HTTP; too many or too long header lines");
        assertThat(answer.body().toLowerCase(Locale.ROOT)).doesNotContain("tomcat", "exception", "\tat ");
        assertThat(answer.has("Server")).isFalse();
    }

    @Test
    void answersTooLongHeaderLineWith400() throws Exception {
        HttpAnswer answer = ask(Ask.good().and("X-Long", "x".repeat(20_000)), "/ws");

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GARBAGE\r\n\r\n", "GET /ws HTTP/1.1\r\n\r\n", "\u0016\u0003\u0001\r\n\r\n"})
    void answersWhatIsNoHttpWith400(String garbage) throws Exception {
        try (RawSocket socket = RawSocket.to(server.port())) {
            socket.send(garbage);

            assertThat(socket.readAnswer().status()).isEqualTo(400);
        }
    }

    private static Ask plain() {
        return Ask.good()
                .without("Upgrade")
                .without("Connection")
                .without("Sec-WebSocket-Key")
                .without("Sec-WebSocket-Version")
                .without("Origin");
    }

    private static Ask withLines(int lines) {
        Ask many = Ask.good();
        while (many.lines().size() < lines) {
            many = many.and("X-Line-" + many.lines().size(), "x");
        }
        return many;
    }

    private static HttpAnswer ask(Ask ask, String path) throws Exception {
        try (RawSocket socket = RawSocket.to(server.port())) {
            socket.send(ask.text(path));
            return socket.readAnswer();
        }
    }
}
