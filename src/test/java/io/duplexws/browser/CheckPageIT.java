package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.OwnCertificate;
import io.duplexws.harness.ProxyKind;
import io.duplexws.harness.ProxyLogs;
import io.duplexws.harness.ProxyProcess;
import io.duplexws.harness.TcpProxy;
import io.duplexws.harness.TcpProxy.Mistake;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.chrome.ChromeDriver;

/** The check-up from a browser: straight, and through hops with one mistake. */
@ExtendWith({Browsing.class, ProxyLogs.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CheckPageIT {

    @TempDir
    static Path scratch;

    private RunningDuplex duplex;
    private ChromeDriver driver;
    private Camera camera;

    @BeforeAll
    void start(Chromium chromium) {
        duplex = RunningDuplex.start();
        driver = chromium.start("--hide-scrollbars", "--force-color-profile=srgb");
        camera = new Camera(driver);
    }

    @AfterAll
    void stop() {
        driver.quit();
        duplex.close();
    }

    @ParameterizedTest
    @CsvSource({"light, 1280, 900", "dark, 360, 800"})
    void findsNothingOnTheStraightPath(String colorScheme, int width, int height) {
        camera.frame(width, height, colorScheme);
        CheckPage page = CheckPage.open(driver, duplex.url()).finished();

        assertThat(page.findings()).as(page::rows).isEmpty();
        assertThat(page.text("headline")).isEqualTo("Nothing was found: WebSockets pass on this path.");
        assertThat(page.state("sizes")).isEqualTo("passed");
        assertThat(page.said("sizes")).contains("16 MiB of binary");
        assertThat(page.said("handshake")).startsWith("agreed after");
        assertThat(page.state("idle")).isEqualTo("skipped");
        camera.look("check-clean-%s-%d.png".formatted(colorScheme, width));
        assertThat(page.script("return document.documentElement.scrollWidth - innerWidth"))
                .isEqualTo(0L);
    }

    @Test
    void namesWhatAProxyDropsAndHowToMendIt() throws IOException {
        String site = "server { listen {{listen}}; location / { proxy_set_header Host $http_host;"
                + " proxy_pass http://{{backend}}; } }";
        camera.frame(1280, 900, "light");
        behind(site, page -> {
            assertThat(page.findings().get(0)).as(page::rows).isEqualTo("handshake.upgrade");
            assertThat(page.text("headline")).isEqualTo("A hop drops the Upgrade header.");
            assertThat(page.text("findings"))
                    .contains("proxy_set_header Upgrade $http_upgrade;", "HTTP/1.0")
                    .doesNotContain("HAProxy");
            assertThat(page.state("latency")).isEqualTo("skipped");
            page.script("const about = document.getElementById('about');"
                    + " about.textContent = about.textContent.replace(/localhost:\\d+/, 'localhost:8080')");
            camera.take("check-light-1280.png");
        });
    }

    @Test
    void saysNothingOfAServerThatItCannotHear() throws IOException {
        String site = "server { listen {{listen}}; proxy_http_version 1.1; proxy_set_header Host $http_host;"
                + " location /push/ { return 403; }"
                + " location / { proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;"
                + " proxy_pass http://{{backend}}; } }";
        behind(site, page -> {
            assertThat(page.findings().get(0)).as(page::rows).isEqualTo("http.partly");
            assertThat(page.findings()).doesNotContain("close.changed", "handshake.answered");
            assertThat(page.said("close"))
                    .startsWith("code 4001 and its reason arrived here; what arrived there is not");
            assertThat(page.said("headers")).endsWith("is not known, for it cannot be heard");
        });
    }

    @Test
    void findsTheLimitOfSilence() throws IOException {
        String site = "server { listen {{listen}}; location / { proxy_http_version 1.1; proxy_read_timeout 6s;"
                + " proxy_set_header Host $http_host; proxy_set_header Upgrade $http_upgrade;"
                + " proxy_set_header Connection upgrade; proxy_pass http://{{backend}}; } }";
        Path directory = Files.createTempDirectory(scratch, "nginx");
        try (ProxyProcess proxy = ProxyProcess.start(ProxyKind.NGINX, directory, site, port())) {
            CheckPage page = CheckPage.open(driver, "http://localhost:" + proxy.port() + "/", 9)
                    .finished();

            assertThat(page.findings()).as(page::rows).containsExactly("idle.cut");
            assertThat(page.said("idle")).matches("cut after [67] s of silence");
            assertThat(page.state("lifetime")).isEqualTo("passed");
        }
    }

    @Test
    void blamesTheAgeOfAConnectionThatIsNeverSilent() throws IOException {
        try (TcpProxy hop = TcpProxy.start(port(), Mistake.lifetime(Duration.ofSeconds(9)))) {
            CheckPage page = CheckPage.open(driver, "http://localhost:" + hop.port() + "/", 12)
                    .finished();

            assertThat(page.findings()).as(page::rows).contains("lifetime.cut").doesNotContain("idle.cut");
        }
    }

    /** RFC 8441: each WebSocket is a stream of the one connection; HAProxy makes an Upgrade of it for the server. */
    @Test
    void passesOverHttp2WithExtendedConnect(Chromium chromium) throws IOException {
        OwnCertificate own = OwnCertificate.in(Files.createTempDirectory(scratch, "certificate"));
        Path both = Files.writeString(
                scratch.resolve("both.pem"), Files.readString(own.certificate()) + Files.readString(own.key()));
        String site = "defaults\n mode http\n timeout connect 5s\n timeout client 60s\n timeout server 60s\n"
                + " timeout tunnel 1h\nfrontend visitors\n bind {{listen}} ssl crt " + both + " alpn h2,http/1.1\n"
                + " default_backend duplex\nbackend duplex\n server one {{backend}}\n";
        Path directory = Files.createTempDirectory(scratch, "haproxy");
        ChromeDriver trusting = chromium.start("--ignore-certificate-errors");
        try (ProxyProcess proxy = ProxyProcess.start(ProxyKind.HAPROXY, directory, site, port())) {
            CheckPage page = CheckPage.open(trusting, "https://localhost:" + proxy.port() + "/")
                    .finished();

            assertThat(page.findings()).as(page::rows).isEmpty();
            assertThat(page.said("http2")).contains("h2");
            assertThat(page.said("seen")).contains("HTTP/1.1");
            trusting.get("about:blank");
            assertThat(proxy.log())
                    .containsPattern("/(ws|probe)[^\"]* HTTP/2\\.0")
                    .doesNotContainPattern("/(ws|probe)[^\"]* HTTP/1\\.1");
        } finally {
            trusting.quit();
        }
    }

    @Test
    void speaksChinese() {
        CheckPage page = CheckPage.open(driver, duplex.url(), "idle=0&lang=zh").finished();

        assertThat(page.text("headline")).isEqualTo("没有发现问题：WebSocket 可以通过这条路径。");
        assertThat(page.said("handshake")).startsWith("达成一致，用时");
    }

    @Test
    void doesNotWaitForSilenceWhenToldSo() {
        CheckPage page = CheckPage.open(driver, duplex.url(), 600);
        page.until(() -> "running".equals(page.state("idle")), page::rows);
        page.click("skip");
        page.finished();

        assertThat(page.said("idle")).isEqualTo("not waited for");
    }

    private interface Visit {
        void on(CheckPage page) throws IOException;
    }

    private int port() {
        return URI.create(duplex.url()).getPort();
    }

    private void behind(String site, Visit visit) throws IOException {
        Path directory = Files.createTempDirectory(scratch, "nginx");
        try (ProxyProcess proxy = ProxyProcess.start(ProxyKind.NGINX, directory, site, port())) {
            visit.on(CheckPage.open(driver, "http://localhost:" + proxy.port() + "/")
                    .finished());
        }
    }
}
