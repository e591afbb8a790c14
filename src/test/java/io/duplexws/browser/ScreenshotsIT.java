package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * The pictures of the documentation, into {@code target/screenshots}; with
 * {@code mvn verify -Dit.test=ScreenshotsIT -Dscreenshots=true} into {@code docs} as well, to be looked at and
 * committed. Whatever the port, they show the address that readers will have.
 */
@ExtendWith(Browsing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScreenshotsIT {

    private static final String SHOWN = "localhost:8080";
    private static final String JSON = "{\"type\":\"chat\",\"from\":\"Ada\",\"text\":\"Shall we begin?\"}";

    private RunningDuplex duplex;
    private ChromeDriver driver;
    private Camera camera;

    @BeforeAll
    void start(Chromium chromium) {
        duplex = RunningDuplex.start();
        String real = duplex.url().replaceFirst("http://", "").replaceFirst("/$", "");
        driver = chromium.start(
                "--host-resolver-rules=MAP " + SHOWN + " " + real,
                "--hide-scrollbars",
                "--force-color-profile=srgb",
                "--lang=en-US");
        camera = new Camera(driver);
    }

    @AfterAll
    void stop() {
        try {
            driver.quit();
        } finally {
            duplex.close();
        }
    }

    /** A wide and a narrow page; all that the documentation shows when it is pictured. */
    static List<Arguments> frames() {
        Arguments wide = Arguments.of("light", 1600, 960);
        Arguments narrow = Arguments.of("dark", 360, 1160);
        return Boolean.getBoolean("screenshots")
                ? List.of(wide, Arguments.of("dark", 1600, 960), Arguments.of("light", 360, 1160), narrow)
                : List.of(wide, narrow);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void picturesASession(String colorScheme, int width, int height) {
        camera.frame(width, height, colorScheme);
        Console console = Console.open(driver, "http://" + SHOWN + "/");
        assertFitsTheWidth(console);
        talk(console);

        camera.take("console-%s-%d.png".formatted(colorScheme, width));

        assertFitsTheWidth(console);
        assertThat(console.complaints()).isEmpty();
    }

    @Test
    void picturesARefusedConnection() {
        camera.frame(1400, 1000, "light");
        Console console = Console.open(driver, "http://" + SHOWN + "/");
        console.shows("server-chip", "Tomcat");
        console.attempt(console.socketUrl("ws"), "chat.v9");
        console.shows("notice", "most likely the reason");
        assertThat(console.script(
                        "return document.getElementById('notice').getBoundingClientRect().bottom <= innerHeight"))
                .as("the explanation is seen without scrolling")
                .isEqualTo(true);

        camera.take("console-refused-1400.png");
    }

    @ParameterizedTest
    @MethodSource("frames")
    void picturesTheProbe(String colorScheme, int width, int height) {
        camera.frame(width, height, colorScheme);
        Console console = Console.open(driver, "http://" + SHOWN + "/");
        console.shows("server-chip", "Tomcat");
        ProbeCard card = new ProbeCard(console).connect();
        assertFitsTheWidth(console);
        command(console, card);

        camera.look("probe-%s-%d.png".formatted(colorScheme, width));

        assertFitsTheWidth(console);
        for (String verb : List.of("silent", "deaf", "ping", "close", "report", "echo", "status")) {
            card.choose(verb);
            assertFitsTheWidth(console);
        }
        assertThat(console.complaints()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void picturesPush(String colorScheme, int width, int height) {
        camera.frame(width, height, colorScheme);
        PushPage page = PushPage.open(driver, "http://" + SHOWN + "/");
        assertFitsTheWidth(page);
        camera.look("push-empty-%s-%d.png".formatted(colorScheme, width));
        camera.frame(width, height, colorScheme);
        hear(page);

        camera.take("push-%s-%d.png".formatted(colorScheme, width));

        assertFitsTheWidth(page);
        camera.frame(width, height, colorScheme);
        page.click("tab-javascript");
        assertFitsTheWidth(page);
        camera.look("push-code-%s-%d.png".formatted(colorScheme, width));
        assertThat(page.complaints()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void picturesTheConveniences(String colorScheme, int width, int height) {
        camera.frame(width, height, colorScheme);
        Console console = Console.open(driver, "http://" + SHOWN + "/");
        console.shows("server-chip", "Tomcat");
        console.connect("ws", "chat.v2, chat.v1");
        console.click("reconnect");
        console.click("repeat-toggle");
        Picks setups = Picks.open(console, "setups");
        setups.save("Chat of this server, with two subprotocols");
        console.fill("setups-name", "Chat of this server, with two subprotocols");
        console.click("setups-save");
        setups.refusesTheName("is saved already");
        assertFitsTheWidth(console);
        pictureDialog(console, "setups", colorScheme, width);
        setups.close();
        for (String dialog : new String[] {"templates", "copy-as", "keys"}) {
            console.click(dialog);
            assertFitsTheWidth(console);
            pictureDialog(console, dialog, colorScheme, width);
            console.press(Keys.ESCAPE);
        }
        camera.look("conveniences-%s-%d.png".formatted(colorScheme, width));
        assertFitsTheWidth(console);
        assertThat(console.complaints()).isEmpty();
    }

    private void pictureDialog(Console console, String dialog, String colorScheme, int width) {
        assertThat(console.script("const dialog = document.querySelector('dialog[open] > *');"
                        + "return dialog.scrollWidth - dialog.clientWidth"))
                .as("pixels to scroll sideways in " + dialog)
                .isEqualTo(0L);
        camera.glance("dialog-%s-%s-%d.png".formatted(dialog, colorScheme, width));
    }

    @Test
    void fitsANarrowPageWhateverWentWrong() {
        camera.frame(360, 800, "light");
        Console console = Console.open(driver, "http://" + SHOWN + "/");
        console.connect();
        console.close("999", "ü".repeat(80));
        console.sendHex("4x");
        assertFitsTheWidth(console);
        console.attempt(console.socketUrl("a-path-that-is-rather-long/".repeat(8)), "chat.v9");
        console.shows("notice", "1006");
        console.select("close", 1);
        assertFitsTheWidth(console);
    }

    @Test
    void picturesTheSmallestClient() {
        camera.frame(640, 240, "light");
        Page page = new Page(driver, "http://" + SHOWN + "/");
        page.open("hello.html");
        page.shows("status", "open");
        page.click("send");
        page.shows("received", "Hello, World!");
        page.fill("text", "你好 👋");
        page.click("send");
        page.shows("received", "👋");

        camera.take("hello.png");
    }

    @Test
    void picturesTheComparison() {
        camera.frame(1280, 900, "light");
        ComparePage page =
                ComparePage.open(driver, "http://" + SHOWN + "/", "seconds=10").compared();
        page.shows("server-chip", "Tomcat");

        camera.take("compare-light-1280.png");

        assertFitsTheWidth(page);
        assertThat(page.complaints()).isEmpty();
    }

    private static void hear(PushPage page) {
        String topic = "orders";
        page.shows("server-chip", "Tomcat");
        page.listen(topic, "auto");
        page.fill("type", "order.created");
        page.publish("{\"id\":41,\"state\":\"new\"}");
        page.fill("type", "order.paid");
        page.publish("{\"id\":41,\"state\":\"paid\"}");
        page.tells(topic, "2 of 2 came back");
        page.change(topic, "sse");
        page.tells(topic, "SSE");
        page.untilState(topic, "live");
        page.publish("{\"id\":42,\"state\":\"paid\"}");
        page.tells(topic, "3 of 3 came back");
        page.press(topic, "Stop");
        page.publish("{\"id\":43,\"state\":\"paid\"}");
        page.line("publish", 4);
        page.press(topic, "Go on");
        page.tells(topic, "4 messages, none missed");
        page.change(topic, "longpoll");
        page.tells(topic, "long poll");
        page.untilState(topic, "live");
    }

    private static void talk(Console console) {
        console.connect("ws", "chat.v2, chat.v1");
        console.shows("server-chip", "Tomcat");
        console.send("Hello, World!");
        console.row("message", 1);
        console.send("Grüße, 你好 👋");
        console.row("message", 2);
        console.sendHex("de ad be ef 00 01 02 03");
        console.row("message", 3);
        console.send(JSON);
        console.row("message", 4);
        console.click("close-toggle");
        console.close("4001", "bye");
        console.row("close", 1);
        console.click("close-toggle");
        console.select("message", 4);
        console.shows("detail", "Shall we begin?");
    }

    /** An answer of each kind, an error, and a field that is wrong. */
    private static void command(Console console, ProbeCard card) {
        console.send("Hello, World!");
        card.choose("report");
        card.ask();
        card.choose("status");
        card.ask();
        card.choose("ping");
        card.ask();
        card.choose("send");
        card.write("{\"close\":1006,\"reason\":\"" + "aword".repeat(30) + "\",\"ref\":4}");
        card.ask();
        console.click("probe-rewrite");
        card.fill("send", "bytes", "30000000");
        card.select("send", "kind", "utf8");
        card.send();
    }

    private static void assertFitsTheWidth(Page page) {
        assertThat(page.script("return document.documentElement.scrollWidth - innerWidth"))
                .as("pixels to scroll sideways")
                .isEqualTo(0L);
    }
}
