package io.duplexws.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.ConnectProcess;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Launch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar duplex.war connect} as a process, against {@code java -jar duplex.war} as another. */
class ConnectIT {

    @TempDir
    private static Path scratch;

    private static DuplexProcess server;

    @BeforeAll
    static void serve() throws IOException {
        server = Launch.in(
                        scratch,
                        "--port",
                        "0",
                        "--set",
                        "origins=https://app.example.org",
                        "--subprotocols",
                        "chat.v2,chat.v1")
                .serve();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void sendsTheLinesOfAPipeAndPrintsTheAnswers() throws Exception {
        try (ConnectProcess client = connect(server.socketUrl("ws"))) {
            client.say("hello").say("").say("äöü 你好 😀").say("//slash").endInput();

            assertThat(client.exitCode()).as(() -> "" + client.errors()).isZero();
            assertThat(client.output()).containsExactly("hello", "", "äöü 你好 😀", "/slash");
            assertThat(client.errors())
                    .containsExactly(
                            "* connected to " + server.socketUrl("ws") + "; no subprotocol, no extensions",
                            "* closed from here with 1000");
        }
    }

    @Test
    void passesALineOfAnySizeThroughLittleMemory() throws Exception {
        String line = "0123456789abcdef".repeat(2_000_000);
        Launch launch = Launch.in(scratch, "connect", server.socketUrl("ws")).withJvm("-Xmx48m");
        try (ConnectProcess client = launch.talk()) {
            client.say(line).say("after").endInput();

            assertThat(client.exitCode()).as(() -> "" + client.errors()).isZero();
            assertThat(client.output()).hasSize(2).last().isEqualTo("after");
            assertThat(client.output().get(0).equals(line)).isTrue();
        }
    }

    @Test
    void sendsAndPrintsBytesAsHexadecimalDigits() throws Exception {
        try (ConnectProcess client = connect("--binary", server.socketUrl("ws"))) {
            client.say("48 65 6C").say("00ff").say("/text words").say("").endInput();

            assertThat(client.exitCode()).as(() -> "" + client.errors()).isZero();
            assertThat(client.output()).containsExactly("48656c", "00ff", "words", "");
        }
    }

    @Test
    void obeysTheCommandsOfItsLines() throws Exception {
        try (ConnectProcess client = connect(server.socketUrl("ws"))) {
            client.say("/ping hi").awaitNoted("* pong \"hi\" after ");
            client.say("/ping").awaitNoted("* pong \"1\" after ");
            client.say("/binary 01 02").awaitPrinted("0102");
            client.say("/help").awaitNoted("/close [code [reason]]");
            client.say("/close 4001 bye").awaitNoted("* closed from here with 4001 \"bye\"");

            assertThat(client.exitCode()).isZero();
        }
    }

    @Test
    void saysWhatItDidNotUnderstandAndExitsWith2() throws Exception {
        try (ConnectProcess client = connect(server.socketUrl("ws"))) {
            client.say("/frobnicate").say("hello").endInput();

            assertThat(client.exitCode()).isEqualTo(2);
            assertThat(client.output()).containsExactly("hello");
            assertThat(client.errors())
                    .contains("duplex: unknown command \"/frobnicate\"; /help lists them; a text that begins with / is"
                            + " written with two: //frobnicate");
        }
    }

    @Test
    void offersSubprotocolsAndTellsTheChosenOne() throws Exception {
        try (ConnectProcess client = connect("-s", "chat.v1", "-s", "chat.v2", server.socketUrl("ws"))) {
            client.endInput();

            assertThat(client.exitCode()).isZero();
            assertThat(client.errors()).first().asString().endsWith("; subprotocol chat.v2, no extensions");
        }
    }

    @Test
    void endsWith0WhenTheServerClosesWith1000() throws Exception {
        try (ConnectProcess client = connect(server.socketUrl("ws"))) {
            client.say("over");

            assertThat(client.exitCode()).isZero();
            assertThat(client.errors()).last().asString().startsWith("* closed by the server with 1000");
        }
    }

    @Test
    void endsWith1WhenTheServerClosesWithAnotherCode() throws Exception {
        try (ConnectProcess client = connect(server.socketUrl("push/news?after=no-such-id"))) {
            assertThat(client.exitCode()).as(() -> "" + client.errors()).isEqualTo(1);
            assertThat(client.errors()).last().asString().startsWith("* closed by the server with 1008 \"");
        }
    }

    @Test
    void endsWith4AndTheReasonWhenItsOriginIsRefused() throws Exception {
        try (ConnectProcess client = connect("--origin", "https://evil.example.org", server.socketUrl("ws"))) {
            assertThat(client.exitCode()).isEqualTo(4);
            assertThat(client.output()).isEmpty();
            assertThat(client.errors()).first().asString().isEqualTo("< HTTP/1.1 403");
            assertThat(client.errors())
                    .last()
                    .asString()
                    .startsWith("duplex: refused with 403: ")
                    .contains("https://evil.example.org");
        }
        try (ConnectProcess client = connect("--origin", "https://app.example.org", server.socketUrl("ws"))) {
            assertThat(client.endInput().exitCode()).isZero();
        }
    }

    @Test
    void sendsHeadersInPlaceOfItsOwn() throws Exception {
        try (ConnectProcess client = connect("-H", "Connection: close", server.socketUrl("ws"))) {
            assertThat(client.exitCode()).isEqualTo(4);
            assertThat(client.errors())
                    .last()
                    .asString()
                    .startsWith("duplex: refused with 400: 'upgrade' token not found in 'Connection' header");
        }
    }

    @Test
    void showsTheServersSideBesideItsOwn() throws Exception {
        try (ConnectProcess client = connect("--trace", server.socketUrl("ws"))) {
            client.say("hello").awaitPrinted("hello").endInput();

            assertThat(client.exitCode()).as(() -> "" + client.errors()).isZero();
            assertThat(client.output()).containsExactly("hello");
            assertThat(told(client))
                    .containsExactly("1 handshake", "2 accepted", "3 open", "4 message", "5 sent", "6 close");
            assertThat(client.errors())
                    .anyMatch(line -> line.matches("server 4 message c=\\w+ number=1 kind=text bytes=5 parts=1 at=.*"))
                    .anyMatch(line -> line.matches("server 6 close c=\\w+ code=1000 reason=\"\" end=client ms=.*"));
        }
    }

    @Test
    void showsWhatTheServerSeesOfAHandshakeThatItRefuses() throws Exception {
        try (ConnectProcess client = connect("--trace", "-H", "Connection: close", server.socketUrl("ws"))) {
            assertThat(client.exitCode()).isEqualTo(4);
            assertThat(told(client)).containsExactly("1 handshake", "2 refused");
            assertThat(client.errors())
                    .anyMatch(line -> line.contains("[\"Connection\",\"close\"]"))
                    .anyMatch(line -> line.contains(" refused ")
                            && line.contains(
                                    " status=400 rule=connection broken=[\"connection\"] sentence=\"'upgrade'"));
        }
    }

    /** The number and name of each event that the server told. */
    private static List<String> told(ConnectProcess client) {
        return client.errors().stream()
                .filter(line -> line.startsWith("server "))
                .map(line -> line.replaceFirst("^server (\\d+ \\w+) .*", "$1"))
                .toList();
    }

    @Test
    void endsWith3ForAHostThatNobodyKnows() throws Exception {
        assertNotConnected("no address is known for the host \"no-such-host.invalid\"", "ws://no-such-host.invalid/");
    }

    @Test
    void endsWith3WhereNobodyListens() throws Exception {
        assertNotConnected("nothing listens on 127.0.0.1:1 (", "ws://127.0.0.1:1/ws");
    }

    @Test
    void endsWith3WhereTheServerSpeaksNoTls() throws Exception {
        String url = server.socketUrl("ws").replaceFirst("^ws", "wss");

        assertNotConnected("does not speak TLS; try ws:// instead of wss://", url);
    }

    @Test
    void endsWith2ForAUrlThatIsNone() throws Exception {
        DuplexProcess ended = Launch.in(scratch, "connect", "localhost:8080/ws").run();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.errors())
                .containsExactly(
                        "duplex: \"localhost:8080/ws\" is no URL of a WebSocket: wanted ws:// or wss://, such as"
                                + " ws://localhost:8080/ws");
    }

    @Test
    void endsWith5WhenTheServerIsKilled() throws Exception {
        try (DuplexProcess other = Launch.in(scratch, "--port", "0").serve();
                ConnectProcess client = connect(other.socketUrl("ws"))) {
            client.say("hello").awaitPrinted("hello");

            other.kill();

            assertThat(client.exitCode()).isEqualTo(5);
            assertThat(client.errors()).last().isEqualTo("duplex: the connection was lost, without a close (1006)");
        }
    }

    @Test
    void endsWith0WhenTheServerGoesAway() throws Exception {
        try (DuplexProcess other = Launch.in(scratch, "--port", "0").serve();
                ConnectProcess client = connect(other.socketUrl("ws"))) {
            client.say("hello").awaitPrinted("hello");

            other.stop();

            assertThat(client.exitCode()).isZero();
            assertThat(client.errors()).last().asString().startsWith("* closed by the server with 1001");
        }
    }

    @Test
    void closesWith1001WhenItIsStopped() throws Exception {
        try (ConnectProcess client = connect(server.socketUrl("ws"))) {
            client.say("hello").awaitPrinted("hello");

            client.interrupt();

            assertThat(client.exitCode()).isEqualTo(143);
            assertThat(client.errors()).last().isEqualTo("* closed from here with 1001");
        }
    }

    @Test
    void takesACertificateOnlyWhenItIsTrustedOrToldTo() throws Exception {
        try (DuplexProcess tls =
                Launch.in(scratch, "--port", "0", "--tls", "self-signed").serve()) {
            assertNotConnected(
                    "is not trusted: nobody signed it whom Java knows (CN=localhost,O=Duplex self-signed, signed by itself",
                    tls.socketUrl("ws"));
            try (ConnectProcess client = connect("--insecure", tls.socketUrl("ws"))) {
                client.say("hello").endInput();

                assertThat(client.exitCode()).as(() -> "" + client.errors()).isZero();
                assertThat(client.output()).containsExactly("hello");
                assertThat(client.errors())
                        .first()
                        .isEqualTo("* --insecure: any certificate is taken, so anybody may be the server");
            }
            assertNotConnected(
                    "try wss:// instead of ws://", tls.socketUrl("ws").replaceFirst("^wss", "ws"), 4);
        }
    }

    @Test
    void helpNamesEveryOptionCommandAndExitCode() throws Exception {
        DuplexProcess ended = Launch.in(scratch, "connect", "--help").run();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output())
                .contains("--subprotocol", "--header", "--origin", "--binary", "--insecure", "--trace", "--timeout")
                .contains("--wait", "/ping", "/close", "/binary", "/text", "/help", "Exit codes:", "130");
    }

    /** Or Tomcat's own endpoints could be configured by the client's library. */
    @Test
    void itsLibrariesOfferNoServices() throws Exception {
        List<String> services = new ArrayList<>();
        try (ZipFile war = new ZipFile(System.getProperty("war"))) {
            List<String> libraries = war.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("WEB-INF/lib-provided/tyrus-"))
                    .toList();
            assertThat(libraries).hasSize(3).allMatch(name -> name.endsWith(".embedded"));
            for (String library : libraries) {
                services.addAll(services(war.getInputStream(war.getEntry(library))));
            }
        }
        assertThat(services).isEmpty();
    }

    private static List<String> services(InputStream library) throws IOException {
        List<String> found = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(library)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("META-INF/services/") && !entry.isDirectory()) {
                    found.add(entry.getName());
                }
            }
        }
        return found;
    }

    private static void assertNotConnected(String sentence, String url) throws Exception {
        assertNotConnected(sentence, url, 3);
    }

    private static void assertNotConnected(String sentence, String url, int code) throws Exception {
        try (ConnectProcess client = connect(url)) {
            assertThat(client.exitCode()).as(() -> "" + client.errors()).isEqualTo(code);
            assertThat(client.output()).isEmpty();
            assertThat(client.errors()).last().asString().startsWith("duplex: ").contains(sentence);
        }
    }

    private static ConnectProcess connect(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("connect"));
        all.addAll(List.of(arguments));
        return Launch.in(scratch, all.toArray(String[]::new)).talk();
    }
}
