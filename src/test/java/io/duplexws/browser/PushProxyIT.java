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

/** The push page behind a real nginx that lets less and less through: it takes the next best way by itself. */
@ExtendWith({Browsing.class, ProxyLogs.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PushProxyIT {

    /** Without Upgrade, as nginx passes on what it is not told to. */
    private static final String PLAIN = "server { listen {{listen}}; location / { proxy_set_header Host $http_host;"
            + " proxy_pass http://{{backend}}; } }";

    /** And it keeps a stream to itself until it ends. */
    private static final String BUFFERING =
            PLAIN.replace("proxy_pass", "proxy_ignore_headers X-Accel-Buffering; proxy_pass");

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
    void hearsEventsWhereNoWebSocketGetsThrough() throws IOException {
        hears(PLAIN, "SSE", "WebSocket lost: the WebSocket did not open (1006); next way at once");
    }

    @Test
    void pollsWhereStreamsAreHeldBack() throws IOException {
        hears(BUFFERING, "long poll", "SSE lost: nothing came within 10 s; next way at once");
    }

    private void hears(String site, String transport, String told) throws IOException {
        Path directory = Files.createTempDirectory(scratch, "nginx");
        int port = URI.create(duplex.url()).getPort();
        try (ProxyProcess proxy = ProxyProcess.start(ProxyKind.NGINX, directory, site, port)) {
            PushPage page = PushPage.open(driver, "http://localhost:" + proxy.port() + "/");
            page.listen("news", "auto");
            page.publish("through " + transport);

            assertThat(page.line("message", 1).transport()).isEqualTo(transport);
            assertThat(page.text("timeline")).contains(told);
            page.shows("headline", "1 message on news by " + transport + ", none missed.");
        }
    }
}
