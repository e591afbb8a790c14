package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Launch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/** The code that the push page shows, copied and run as it stands. */
@ExtendWith(Browsing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PushCodeIT {

    private static final String TOKEN = "token-of-the-test";
    private static final String MESSAGE = "{\"id\":42,\"state\":\"paid\"}";

    @TempDir
    static Path scratch;

    private DuplexProcess server;
    private ChromeDriver driver;

    @BeforeAll
    void start(Chromium chromium) throws IOException {
        server = Launch.in(scratch, "--port", "0", "--set", "publish.token=" + TOKEN)
                .serve();
        driver = chromium.start();
    }

    @AfterAll
    void stop() {
        driver.quit();
        server.close();
    }

    @Test
    void publishesAndHearsWithJava() throws Exception {
        Files.writeString(scratch.resolve("Push.java"), code("java.news", "code-java"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");

        assertThat(run(java.toString(), "Push.java"))
                .contains("\"listeners\":1")
                .endsWith(MESSAGE + "\n");
    }

    @Test
    void publishesAndPollsWithCurl() throws Exception {
        List<String> commands = code("curl.news", "code-curl")
                .lines()
                .filter(line -> line.startsWith("curl "))
                .toList();

        assertThat(commands).hasSize(3);
        assertThat(run("bash", "-c", commands.get(0) + " -sS")).contains("\"id\":");
        // It would hear for good.
        assertThat(run("bash", "-c", "timeout 2 " + commands.get(1) + " -sS || true"))
                .contains("data: " + MESSAGE);
        assertThat(run("bash", "-c", commands.get(2) + " -sS"))
                .contains("Push-Recovered: true")
                .contains("\"data\":\"{\\\"id\\\":42");
    }

    @Test
    void hearsWithJavaScriptInAPage() throws Exception {
        String code = code("script.news", "code-javascript");
        assertThat(code).startsWith("import { Subscription, publish } from \"" + server.url() + "duplex.js\";\n");
        String publication = code("script.news", "code-publish");
        PushPage page = PushPage.open(driver, server.url());
        page.script("window.logged = []");
        // The page's policy lets no text become code; the driver's own code may.
        driver.executeAsyncScript(
                "const [done] = arguments; import(new URL('duplex.js', document.baseURI)).then(({ Subscription, publish }) => {"
                        + code.substring(code.indexOf('\n')).replace("console.log(", "window.logged.push(")
                        + "done(); }).catch((error) => done(String(error)));");
        page.until(() -> logged(page).contains("live"), () -> logged(page));
        run("bash", "-c", publication + " -sS");

        page.until(() -> logged(page).contains(MESSAGE), () -> logged(page));
    }

    private static String logged(PushPage page) {
        return String.valueOf(page.script("return window.logged.join(' ')"));
    }

    private String code(String topic, String id) {
        PushPage page = PushPage.open(driver, server.url());
        page.fill("topic", topic);
        page.shows(id, topic);
        return page.text(id);
    }

    private static String run(String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(scratch.toFile()).redirectErrorStream(true);
        builder.environment().put("TOKEN", TOKEN);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
