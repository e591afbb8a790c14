package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;

/** The pages in a browser that wishes for Chinese, and the switch to English and back. */
@ExtendWith(Browsing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LanguagesIT {

    private static final String PUSH_HEADLINE = "收听一个主题，向它发布，看每条消息如何到达。";

    private RunningDuplex duplex;
    private ChromeDriver driver;
    private Camera camera;

    @BeforeAll
    void start(Chromium chromium) {
        duplex = RunningDuplex.start();
        driver = chromium.start("--accept-lang=zh-CN,zh", "--hide-scrollbars", "--force-color-profile=srgb");
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

    @ParameterizedTest
    @CsvSource({
        "'', 控制台 · Duplex",
        "push.html, 推送 · Duplex",
        "hello.html, 最小客户端 · Duplex",
        "request.jsp, 请求 · Duplex",
        "ws, WebSocket 地址 · Duplex"
    })
    void speaksChineseToAChineseBrowser(String path, String title) {
        Page page = open(path);

        assertThat(driver.getTitle()).isEqualTo(title);
        assertThat(language(page)).isEqualTo("zh-CN");
    }

    @Test
    void speaksChineseBeforeTheFirstPaint() {
        Map<String, Object> witness =
                driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", """
                        new MutationObserver(() => { window.translatedAt ??= performance.now(); })
                          .observe(document, { subtree: true, attributeFilter: ["lang"] });
                        """));
        Page page = open("push.html");
        driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", witness);
        String painted = "performance.getEntriesByName('first-paint')[0]?.startTime";
        page.until(() -> page.script("return " + painted) != null, () -> "nothing was painted");

        assertThat(page.script("return window.translatedAt <= " + painted)).isEqualTo(true);
    }

    @Test
    void switchesToEnglishForGoodAndBack() {
        Page page = open("push.html");
        choose(page, "en");
        assertThat(page.text("headline")).startsWith("Listen to a topic");
        driver.navigate().refresh();
        assertThat(language(page)).isEqualTo("en");
        assertThat(page.value("language")).isEqualTo("en");

        driver.get(page.base() + "request.jsp");
        assertThat(driver.getTitle()).isEqualTo("Request · Duplex");
        assertThat(page.value("language")).isEqualTo("en");
        choose(page, "zh");
        assertThat(driver.getTitle()).isEqualTo("请求 · Duplex");
        driver.get(page.base() + "push.html");
        assertThat(page.text("headline")).isEqualTo(PUSH_HEADLINE);
        assertThat(page.script("return document.cookie + localStorage.length"))
                .as("what is remembered of a choice that the browser makes anyway")
                .isEqualTo("0");
    }

    @Test
    void speaksWhatItsAddressAsksForUntilAnotherIsChosen() {
        Page page = open("push.html?topic=orders&lang=en");
        assertThat(language(page)).isEqualTo("en");

        choose(page, "zh");

        assertThat(driver.getCurrentUrl()).endsWith("push.html?topic=orders");
        assertThat(language(page)).isEqualTo("zh-CN");
    }

    @Test
    void hearsAndPublishesInChinese() {
        PushPage page = PushPage.open(driver, duplex.url());
        page.fill("topic", "no topic");
        page.click("listen");
        page.shows("topic-error", "第 3 个字符“ ”不能用在主题里");

        page.listen("greetings", "auto");
        page.publish("你好");
        page.tells("greetings", "1 条中收回 1 条");
        page.tells("greetings", "● 已接通 · WebSocket");
        page.shows("headline", "通过 WebSocket 从 greetings 收到 1 条消息，没有遗漏。");
        assertThat(page.line("state", 1).preview()).isEqualTo("从这里起通过 WebSocket 收听");
        page.shows("receipt", "本节点有 1 个收听者");
        page.change("greetings", "longpoll");
        page.tells("greetings", "长轮询");
        page.press("greetings", "停止");
        page.shows("headline", "已停止。");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void watchesAConnectionInChinese() {
        Console console = Console.open(driver, duplex.url());
        assertThat(console.text("headline")).isEqualTo("打开一个 WebSocket，看它做的一切。");
        console.attempt("ftp://host/", "");
        console.shows("url-error", "“ftp://host/”的协议是“ftp:”；应当是 ws: 或 wss:");

        console.connect("ws", "chat.v1");
        console.shows("headline", "商定的子协议是 chat.v1。");
        console.send("你好");
        console.server("send", 1, "@OnMessage 文本，6 B");
        console.server("message", 1, "已发送 文本，6 B");
        console.click("close");
        console.shows("headline", "后以关闭码 1000（正常关闭）关闭。");
        console.server("close", 1, "@OnClose 1000", "客户端关闭了连接");
        console.select("close", 1);
        console.shows("detail", "服务器看到的");
    }

    @Test
    void explainsARefusedConnectionInChinese() {
        try (RunningDuplex strict = RunningDuplex.start("--origins", "https://example.org")) {
            Console console = Console.open(driver, strict.url());
            console.click("connect");

            console.shows("notice", "浏览器只说 1006，而服务器知道原因。");
            assertThat(console.text("notice"))
                    .contains("状态码 403：origin not allowed: received")
                    .contains("这意味着：'Origin' 说明是哪个网页打开了 WebSocket。")
                    .containsPattern("可能的原因：.*duplex\\.origins");
            console.server("close", 1, "已拒绝");
            console.select("close", 1);
            console.shows("detail", "可能的原因");
        }
    }

    @Test
    void asksTheProbeInChinese() {
        Console console = Console.open(driver, duplex.url());
        console.click("probe-connect");
        console.shows("probe-state", "已连接到 /probe");

        assertThat(new ProbeCard(console).ask()).contains("已发送文本 1 × 64 B，每条帧数：4，CRC-32 ");
    }

    @Test
    void saysInChineseWhyATopicCannotBeHeard() {
        PushPage page = PushPage.open(driver, duplex.url());
        page.choose("from", "after");
        page.fill("after", "no cursor");
        page.click("listen");

        page.shows("headline", "无法收听 news。请求有误（400）：cursor \"no cursor\"");
    }

    @Test
    void explainsARefusalInChinese() {
        open("ws");

        assertThat(driver.findElement(By.tagName("h1")).getText()).isEqualTo("这个地址使用 WebSocket，而浏览器的地址栏使用普通 HTTP。");
        assertThat(driver.findElement(By.tagName("main")).getText())
                .contains("服务器发现： 'websocket' token not found in 'Upgrade' header: it is missing; a plain HTTP")
                .contains("可能的原因： 这是普通的 HTTP 请求；请用 ws:// 或 wss:// 连接。");
    }

    @ParameterizedTest
    @CsvSource({"light, 1600, 1000", "dark, 360, 800"})
    void fitsTheWidth(String colorScheme, int width, int height) {
        for (String path : new String[] {"", "hello.html", "request.jsp", "ws", "push.html"}) {
            camera.frame(width, height, colorScheme);
            Page page = open(path);
            assertFits(page, path);
            String name = path.isEmpty() ? "console" : path.replaceAll("\\..*", "");
            camera.look("zh-%s-%s-%d.png".formatted(name, colorScheme, width));
        }
        camera.frame(width, height, colorScheme);
        Console console = Console.open(driver, duplex.url());
        console.connect("ws", "chat.v1");
        console.send("你好");
        console.server("message", 1, "文本");
        console.select("message", 1);
        assertFits(console, "the console with a connection");
        camera.look("zh-console-open-%s-%d.png".formatted(colorScheme, width));
        camera.frame(width, height, colorScheme);
        PushPage page = PushPage.open(driver, duplex.url());
        page.listen("orders", "auto");
        page.publish("{\"id\":41,\"state\":\"new\"}");
        page.tells("orders", "1 条中收回 1 条");
        page.change("orders", "sse");
        page.tells("orders", "● 已接通 · SSE");
        page.press("orders", "停止");
        page.publish("{\"id\":42,\"state\":\"paid\"}");
        page.line("publish", 2);
        page.press("orders", "继续");
        page.line("message", 2);
        assertFits(page, "push.html with messages");
        camera.look("zh-push-heard-%s-%d.png".formatted(colorScheme, width));
        camera.frame(width, height, colorScheme);
        page.click("tab-curl");
        assertFits(page, "push.html with code");
        camera.look("zh-push-code-%s-%d.png".formatted(colorScheme, width));
    }

    private Page open(String path) {
        Page page = new Page(driver, duplex.url());
        page.open(path);
        return page;
    }

    /** The page begins anew. */
    private void choose(Page page, String language) {
        page.script("window.isOld = true");
        new Select(page.byId("language")).selectByValue(language);
        page.until(
                () -> page.script("return window.isOld === undefined && document.readyState === 'complete'")
                        .equals(true),
                () -> "the page did not begin anew");
    }

    private static String language(Page page) {
        return String.valueOf(page.script("return document.documentElement.lang"));
    }

    private static void assertFits(Page page, String what) {
        assertThat(page.script("return document.documentElement.scrollWidth - innerWidth"))
                .as("pixels to scroll sideways on %s", what)
                .isEqualTo(0L);
    }
}
