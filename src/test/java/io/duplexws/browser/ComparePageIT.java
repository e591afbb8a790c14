package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Launch;
import io.duplexws.harness.OwnCertificate;
import io.duplexws.harness.ProxyKind;
import io.duplexws.harness.ProxyLogs;
import io.duplexws.harness.ProxyProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.chrome.ChromeDriver;

/** The comparison from a browser: straight, over HTTP/2, and where not every way is open. */
@ExtendWith({Browsing.class, ProxyLogs.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ComparePageIT {

    private static final List<String> LANES = List.of("polling-new", "polling", "long-polling", "sse", "websocket");

    /** What the command line says itself, or what belongs to one lane only. */
    private static final Set<String> NOT_TAKEN_OVER = Set.of("host", "accept", "connection");

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
    void comparesFiveWays(String colorScheme, int width, int height) {
        camera.frame(width, height, colorScheme);
        ComparePage page = ComparePage.open(driver, duplex.url(), "seconds=4&rate=10&size=64&interval=1000");
        camera.look("compare-empty-%s-%d.png".formatted(colorScheme, width));
        camera.frame(width, height, colorScheme);
        page.compared();

        camera.look("compare-%s-%d.png".formatted(colorScheme, width));
        for (String lane : LANES) {
            assertThat(page.state(lane)).as(lane).isEqualTo("complete");
            assertThat(page.cell(lane, "delivered")).as(lane).startsWith("40");
        }
        assertThat(page.text("headline")).startsWith("WebSocket: ");
        assertThat(page.text("trouble")).isEmpty();
        assertThat(page.card("websocket", "header")).contains("least");
        assertThat(page.card("polling", "header")).contains("stale");
        assertThat(page.card("polling", ".protocol")).isEqualTo("HTTP/1.1");
        assertThat(page.cell("polling", "head-up")).endsWith("server");
        assertThat(page.cell("polling", "body")).endsWith("timing");
        assertThat(page.cell("websocket", "framing")).isEqualTo(40 * 2 + 12 + "\nframes");
        assertThat(page.script("return document.documentElement.scrollWidth - innerWidth"))
                .isEqualTo(0L);
        assertThat(page.complaints()).isEmpty();
    }

    /** Each short poll has a connection of its own where the server ends it; where it does not, they share some. */
    @Test
    void tellsWhichPollsHadToOpenAConnection() {
        JsonObject told = ComparePage.open(driver, duplex.url(), "seconds=3&interval=250")
                .compared()
                .json();

        JsonObject fresh = ComparePage.lane(told, "polling-new");
        int polls = fresh.get("requests").getAsInt();
        assertThat(polls).isGreaterThan(10);
        assertThat(fresh.get("connections").getAsInt()).as(told::toString).isEqualTo(polls);
        assertThat(ComparePage.lane(told, "polling").get("connections").getAsInt())
                .as(told::toString)
                .isLessThanOrEqualTo(1);
    }

    @Test
    void agreesWithTheCommandLine() throws IOException {
        JsonObject seen = ComparePage.open(driver, duplex.url(), "seconds=6&rate=5&size=100&interval=1000")
                .compared()
                .json();

        List<String> asBrowser = new ArrayList<>();
        seen.getAsJsonObject("requestHeaders").getAsJsonArray("polls").forEach(header -> takeOver(header, asBrowser));
        JsonObject counted = counted("polling-new,websocket", asBrowser);
        asBrowser.addAll(List.of("-H", "Connection: keep-alive"));
        JsonObject kept = counted("polling,long-polling,sse", asBrowser);
        counted.getAsJsonArray("lanes").addAll(kept.getAsJsonArray("lanes"));

        for (String lane : LANES) {
            assertThat(perDelivered(seen, lane))
                    .as(() -> lane + ": " + ComparePage.lane(seen, lane) + "\n" + ComparePage.lane(counted, lane))
                    .isCloseTo(perDelivered(counted, lane), withinPercentage(5));
        }
    }

    private JsonObject counted(String lanes, List<String> headers) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("compare", "--json", "--seconds", "6", "--rate", "5", "--lanes", lanes));
        arguments.addAll(headers);
        arguments.add(duplex.url());
        DuplexProcess compare =
                Launch.in(scratch, arguments.toArray(String[]::new)).run();
        assertThat(compare.exitCode()).as(compare::output).isZero();
        return JsonParser.parseString(compare.output()).getAsJsonObject();
    }

    private static void takeOver(JsonElement header, List<String> arguments) {
        JsonArray pair = header.getAsJsonArray();
        String name = pair.get(0).getAsString();
        if (!NOT_TAKEN_OVER.contains(name.toLowerCase(Locale.ROOT))) {
            arguments.add("-H");
            arguments.add(name + ": " + pair.get(1).getAsString());
        }
    }

    private static double perDelivered(JsonObject told, String lane) {
        return ComparePage.lane(told, lane).get("bytesPerDelivered").getAsDouble();
    }

    /** As PlanTest has it of the command line. */
    @Test
    void publishesWhatTheCommandLineDoes() {
        ComparePage page = ComparePage.open(driver, duplex.url(), "");

        assertThat(page.driver()
                        .executeAsyncScript("const [done] = arguments;"
                                + " import(new URL('js/comparePlan.js', document.baseURI)).then(({ ComparePlan }) =>"
                                + " done(new ComparePlan({ rate: 1, size: 25, seconds: 1 }).payload(1234)))"))
                .isEqualTo("0000001234!ZlhoD6H)uMpDh~");
    }

    @Test
    void goesOnWhereNoWebSocketGetsThrough() throws IOException {
        String site = "server { listen {{listen}}; location / { proxy_set_header Host $http_host;"
                + " proxy_pass http://{{backend}}; } }";
        Path directory = Files.createTempDirectory(scratch, "nginx");
        try (ProxyProcess proxy = ProxyProcess.start(ProxyKind.NGINX, directory, site, port())) {
            ComparePage page = ComparePage.open(driver, "http://localhost:" + proxy.port() + "/", "seconds=2")
                    .compared();

            assertThat(page.state("websocket")).isEqualTo("failed");
            assertThat(page.card("websocket", ".means"))
                    .isEqualTo("Did not work: the WebSocket did not open (1006); the page Check says why");
            assertThat(page.state("sse")).isEqualTo("complete");
            assertThat(page.state("polling")).isEqualTo("complete");
        }
    }

    @Test
    void saysOverHttp2ThatNoPollHasAConnectionOfItsOwn(Chromium chromium) throws IOException {
        OwnCertificate own = OwnCertificate.in(Files.createTempDirectory(scratch, "certificate"));
        Path both = Files.writeString(
                scratch.resolve("both.pem"), Files.readString(own.certificate()) + Files.readString(own.key()));
        String site = "defaults\n mode http\n timeout connect 5s\n timeout client 60s\n timeout server 60s\n"
                + " timeout tunnel 1h\nfrontend visitors\n bind {{listen}} ssl crt " + both + " alpn h2,http/1.1\n"
                + ""
                + " default_backend duplex\nbackend duplex\n server one {{backend}}\n";
        Path directory = Files.createTempDirectory(scratch, "haproxy");
        ChromeDriver trusting = chromium.start("--ignore-certificate-errors");
        try (RunningDuplex behind = RunningDuplex.start("--set", "push.origins=*");
                ProxyProcess proxy = ProxyProcess.start(
                        ProxyKind.HAPROXY,
                        directory,
                        site,
                        URI.create(behind.url()).getPort())) {
            ComparePage page = ComparePage.open(trusting, "https://localhost:" + proxy.port() + "/", "seconds=2")
                    .compared();

            assertThat(page.state("polling-new")).as(page.text("trouble")).isEqualTo("impossible");
            assertThat(page.card("polling-new", ".means")).startsWith("Not possible here: over HTTP/2");
            assertThat(page.card("polling", ".protocol")).isEqualTo("HTTP/2");
            assertThat(page.state("websocket")).isEqualTo("complete");
        } finally {
            trusting.quit();
        }
    }

    @Test
    void asksForTheTokenWhereVisitorsMayNotPublish() {
        try (RunningDuplex closed =
                RunningDuplex.start("--set", "publish.visitors=none", "--set", "publish.token=a-token-of-the-test")) {
            ComparePage page =
                    ComparePage.open(driver, closed.url(), "seconds=1").compared();

            assertThat(page.text("headline")).isEqualTo("Too little came to compare.");
            assertThat(page.text("trouble")).startsWith("Not published");
            page.fill("token", "a-token-of-the-test");
            page.compared();

            assertThat(page.state("websocket")).as(page.text("trouble")).isEqualTo("complete");
        }
    }

    @Test
    void stopsWhenToldSo() {
        ComparePage page = ComparePage.open(driver, duplex.url(), "seconds=120");
        page.click("start");
        page.until(() -> page.text("progress").matches("[5-9] of .*|\\d\\d+ of .*"), () -> page.text("progress"));
        page.click("start");
        page.finished();

        assertThat(page.state("websocket")).isEqualTo("incomplete");
        assertThat(page.card("websocket", ".means")).containsPattern("1,1\\d\\d events did not come");
    }

    @Test
    void speaksChinese() {
        ComparePage page =
                ComparePage.open(driver, duplex.url(), "seconds=1&lang=zh").compared();

        assertThat(page.text("headline")).startsWith("WebSocket：每个事件 ");
        assertThat(page.card("polling", "h2")).isEqualTo("短轮询");
    }

    private int port() {
        return URI.create(duplex.url()).getPort();
    }
}
