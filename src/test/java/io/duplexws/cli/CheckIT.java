package io.duplexws.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Launch;
import io.duplexws.harness.TcpProxy;
import io.duplexws.harness.TcpProxy.Mistake;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code java -jar duplex.war check}, as a person or a pipeline types it. */
class CheckIT {

    @TempDir
    static Path scratch;

    private static DuplexProcess server;
    private static DuplexProcess secure;

    @BeforeAll
    static void start() throws IOException {
        server = Launch.in(scratch, "--port", "0").serve();
        secure = Launch.in(scratch, "--port", "0", "--tls", "self-signed").serve();
    }

    @AfterAll
    static void stop() {
        server.close();
        secure.close();
    }

    @Test
    void findsNothingOnTheStraightPath() throws IOException {
        DuplexProcess check = check(server.url());

        assertThat(check.exitCode()).as(check::output).isZero();
        assertThat(check.output())
                .contains("✓ Handshake              agreed after")
                .contains("– Silence                takes minutes")
                .endsWith("Nothing was found: WebSockets pass on this path.");
    }

    @Test
    void reportsForProgramsWhatItTriedAndWhatItLeftOut() throws IOException {
        DuplexProcess check = check("--json", "--only", "ping,headers", server.url());

        JsonObject json = JsonParser.parseString(check.output()).getAsJsonObject();
        assertThat(check.exitCode()).as(check::output).isZero();
        assertThat(json.get("passed").getAsBoolean()).isTrue();
        assertThat(states(json))
                .contains("dns passed", "tls skipped", "handshake passed", "headers passed", "ping passed")
                .contains("sizes skipped", "idle skipped")
                .hasSize(20);
    }

    @Test
    void goesByTlsAndTellsWhatItIs() throws IOException {
        DuplexProcess refused = check("--only", "handshake", secure.url());
        DuplexProcess check =
                check("--insecure", "--only", "ping,http2", secure.url().replace("https", "wss"));

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output())
                .contains("✗ TLS                    no TLS", "TLS is not agreed. [tls.broken]", "--insecure");
        assertThat(check.exitCode()).as(check::output).isZero();
        assertThat(check.output()).contains("✓ TLS                    TLSv1.3, TLS_", "✓ Ping and pong", "HTTP/1.1");
    }

    @Test
    void saysThatNobodyIsThere() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        DuplexProcess check = check("http://localhost:" + port + "/");

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.output())
                .contains("Nothing answers on this port. [tcp.closed]", "Connection refused")
                .contains("– Handshake              there is no way to the server: see tcp");
    }

    @Test
    void tellsOfTheAddressOfANameThatRefuses() throws IOException {
        Path hosts = Files.writeString(scratch.resolve("hosts"), "127.0.0.1 two.example\n127.0.0.2 two.example\n");
        try (TcpProxy one = TcpProxy.start(URI.create(server.url()).getPort(), Mistake.NONE)) {
            DuplexProcess check = Launch.in(
                            scratch, "check", "--only", "tcp,ping", "http://two.example:" + one.port() + "/")
                    .withJvm("-Djdk.net.hosts.file=" + hosts)
                    .run();

            assertThat(check.exitCode()).as(check::output).isEqualTo(1);
            assertThat(check.output())
                    .contains("[tcp.partly]", "127.0.0.2:" + one.port() + ": Connection refused")
                    .contains("✓ Ping and pong");
        }
    }

    @Test
    void writesADocumentInChinese() throws IOException {
        DuplexProcess check = check("--markdown", "--lang", "zh", "--only", "ping", server.url());

        assertThat(check.output()).startsWith("# ws://localhost:").contains("没有发现问题：WebSocket 可以通过这条路径。");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --only nothing http://localhost/ | --only names "nothing"; wanted are some of dns, tcp, tls, http
            --idle 601 http://localhost/     | --idle is 601; wanted 0 to 600 seconds
            --timeout 0 http://localhost/    | --timeout is 0; wanted seconds, 1 to 3600
            --lang fr http://localhost/      | --lang is "fr"; wanted en or zh
            ftp://localhost/                 | "ftp://localhost/" is no URL of a WebSocket
            -H nonsense http://localhost/    | -H is "nonsense"; wanted "Name: value"
            """)
    void refusesWhatItCannotDo(String arguments, String sentence) throws IOException {
        DuplexProcess check = check(arguments.strip().split(" "));

        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(String.join("\n", check.errors())).startsWith("duplex: " + sentence);
        check.assertNoStackTrace();
    }

    private static List<String> states(JsonObject json) {
        return StreamSupport.stream(json.getAsJsonArray("checks").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(check -> check.get("check").getAsString() + " "
                        + check.get("state").getAsString())
                .toList();
    }

    private static DuplexProcess check(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 1];
        all[0] = "check";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Launch.in(scratch, all).run();
    }
}
