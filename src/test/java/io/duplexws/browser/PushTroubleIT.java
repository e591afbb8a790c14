package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Launch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/** The push page when the server goes away, comes back, or wants a token. */
@ExtendWith(Browsing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PushTroubleIT {

    private static final String TOKEN = "token-of-the-test";

    @TempDir
    static Path scratch;

    private ChromeDriver driver;

    @BeforeAll
    void start(Chromium chromium) {
        driver = chromium.start();
    }

    @AfterAll
    void stop() {
        driver.quit();
    }

    @Test
    void comesBackByItselfAndSaysWhatIsGone() throws IOException {
        int port = freePort();
        PushPage page;
        try (DuplexProcess first = serve("first", port)) {
            page = PushPage.open(driver, first.url());
            page.listen("news", "auto");
            page.publish("before");
            page.line("message", 1);
        }
        page.untilState("news", "waiting");
        page.shows("headline", "news is lost for the moment. It goes on by itself");
        try (DuplexProcess second = serve("second", port)) {
            page.untilState("news", "live");
            // The messages of the first lived in its memory.
            assertThat(page.line("missed", 1).tone()).isEqualTo("bad");
            page.publish("after");

            assertThat(page.line("message", 2).preview()).isEqualTo("“after”");
            page.tells("news", "reconnect");
            second.assertNoStackTrace();
        }
    }

    @Test
    void asksForTheTokenWhereVisitorsMayNotPublish() throws IOException {
        try (DuplexProcess server = serve("token", 0, "--set", "publish.visitors=none")) {
            PushPage page = PushPage.open(driver, server.url());
            page.publish("hello");
            page.shows(
                    "publish-error",
                    "Not published. publishing from this page needs the server's duplex.publish.token");

            page.fill("token", "the-wrong-token");
            page.click("publish");
            page.shows("publish-error", "Not published. 403: the token is not this server's duplex.publish.token");

            page.fill("token", TOKEN);
            page.click("publish");
            page.shows("receipt", "stored; nobody waits for it right now");
        }
    }

    private static DuplexProcess serve(String name, int port, String... options) throws IOException {
        String[] all = new String[options.length + 4];
        System.arraycopy(
                new String[] {"--port", String.valueOf(port), "--set", "publish.token=" + TOKEN}, 0, all, 0, 4);
        System.arraycopy(options, 0, all, 4, options.length);
        return Launch.in(Files.createDirectories(scratch.resolve(name)), all).serve();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
