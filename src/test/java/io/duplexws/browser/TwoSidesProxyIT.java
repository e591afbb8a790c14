package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.ProxyKind;
import io.duplexws.harness.ProxyLogs;
import io.duplexws.harness.ProxyProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/** The console behind a real nginx that lets no WebSocket through, or not for long: what the server saw comes all the same. */
@ExtendWith({Browsing.class, ProxyLogs.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwoSidesProxyIT {

    private static final String OTHERS =
            "location / { proxy_set_header Host $http_host; proxy_pass http://{{backend}}; } ";

    private static final String UPGRADE = " proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade;"
            + " proxy_set_header Connection upgrade; proxy_pass http://{{backend}};";

    private static final String HOST = "proxy_set_header Host $http_host;";

    @TempDir
    static Path scratch;

    private RunningDuplex duplex;
    private ChromeDriver driver;

    @BeforeAll
    void start(Chromium chromium) {
        duplex = RunningDuplex.start();
        driver = chromium.start();
    }

    @AfterAll
    void stop() {
        driver.quit();
        duplex.close();
    }

    @Test
    void saysWhichHeaderTheProxyDropped() throws IOException {
        behind("server { listen {{listen}}; " + OTHERS + "}", console -> {
            console.click("connect");

            console.shows("notice", "Your browser says only 1006. The server knows why.");
            assertThat(console.text("notice")).contains("It refused the handshake with status 4", "nginx");
            assertThat(console.text("headline")).startsWith("The server refused the connection, with status 4");
            console.server("connecting", 1, "handshake");
            console.server("close", 1, "refused 4");
            console.select("connecting", 1);
            console.shows("detail", "HTTP/1.0");
        });
    }

    @Test
    void saysThatTheHandshakeNeverCame() throws IOException {
        behind("server { listen {{listen}}; location /ws { return 403; } " + OTHERS + "}", console -> {
            console.click("connect");

            console.shows("notice", "Your browser says only 1006. The handshake never reached Duplex.");
            console.server("close", 1, "no request came something on the way answered, or dropped it");
        });
    }

    @Test
    void saysThatTheServerSawTheCutToo() throws IOException {
        behind(
                "server { listen {{listen}}; location /ws { proxy_read_timeout 2s; " + HOST + UPGRADE + " } " + OTHERS
                        + "}",
                console -> {
                    console.connect();

                    console.shows("notice", "your browser says only 1006");
                    assertThat(console.text("notice"))
                            .contains(
                                    "The server's side ended too, with 1006: cut: no close frame came from the client.");
                    console.server("close", 1, "@OnClose 1006", "cut: no close frame came from the client");
                });
    }

    @Test
    void asksThisServerBehindAnotherNameWhenToldTo() throws IOException {
        behindAnotherName(duplex, "proxy_set_header Host $proxy_host;", (console, url) -> {
            console.attempt(url, "");
            console.server("connecting", 1, "cannot be asked");
            console.row("open", 1);
            assertThat(console.text("socket-url")).isEqualTo(url);
            console.click("asked");
            console.connect();

            console.server("connecting", 2, "handshake");
            console.server("open", 2, "accepted");
            console.fill("url", console.socketUrl("ws"));
            assertThat(console.byId("asked-field").isDisplayed()).isFalse();
        });
    }

    @Test
    void saysWhyThisServerRefusesWhatComesByAnotherName() throws IOException {
        try (RunningDuplex strict = RunningDuplex.start("--origins", "same")) {
            behindAnotherName(strict, HOST, (console, url) -> {
                console.fill("url", url);
                console.click("asked");
                console.click("connect");

                console.shows("notice", "Your browser says only 1006. The server knows why.");
                assertThat(console.text("notice"))
                        .contains("status 403: origin not allowed", "What it means: 'Origin' names the page");
            });
        }
    }

    private interface OtherName {
        void on(Console console, String url);
    }

    /** The page comes from the server itself, the WebSocket goes through a proxy that sends this header on. */
    private void behindAnotherName(RunningDuplex server, String header, OtherName visit) throws IOException {
        String site = "server { listen {{listen}}; location / { " + header + UPGRADE + " } }";
        Path directory = Files.createTempDirectory(scratch, "nginx");
        int port = URI.create(server.url()).getPort();
        try (ProxyProcess proxy = ProxyProcess.start(ProxyKind.NGINX, directory, site, port)) {
            visit.on(Console.open(driver, server.url()), "ws://localhost:" + proxy.port() + "/ws");
        }
    }

    private interface Visit {
        void on(Console console);
    }

    private void behind(String site, Visit visit) throws IOException {
        Path directory = Files.createTempDirectory(scratch, "nginx");
        int port = URI.create(duplex.url()).getPort();
        try (ProxyProcess proxy = ProxyProcess.start(ProxyKind.NGINX, directory, site, port)) {
            visit.on(Console.open(driver, "http://localhost:" + proxy.port() + "/"));
        }
    }
}
