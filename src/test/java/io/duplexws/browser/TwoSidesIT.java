package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** What the server saw stands beside what the browser tells. */
@ExtendWith(Browsing.class)
final class TwoSidesIT {

    @Test
    void pairsEachEventWithItsOtherSide(Console console) {
        console.connect("ws", "chat.v1");
        console.send("Hello");
        console.row("message", 1);
        console.click("close");

        console.server("connecting", 1, "handshake", "headers from 127.0.0.1:");
        console.server("open", 1, "accepted chat.v1 · permessage-deflate");
        console.server("server", 1, "@OnOpen chat.v1");
        console.server("send", 1, "@OnMessage text, 5 B");
        console.server("message", 1, "sent text, 5 B");
        console.server("close", 1, "@OnClose 1000", "the client closed");
        assertThat(console.text("event-count")).isEqualTo("7 events");
        assertThat(console.complaints()).isEmpty();
    }

    @Test
    void showsWhatTheServerSawOfTheRequest(Console console) {
        console.connect();
        console.server("connecting", 1, "handshake");
        console.select("connecting", 1);

        console.shows("detail", "The server saw");
        assertThat(console.text("detail"))
                .contains("GET /ws?trace=….", "User-Agent", "Sec-WebSocket-Version", "13")
                .doesNotContain(nonce(console));
    }

    @Test
    void keepsTheOrderOfAThousandMessages(Console console) {
        console.connect();
        console.fill("text", "of many");
        console.script("for (let i = 0; i < 300; i++) { document.getElementById('send').click(); }");

        console.until(
                () -> Integer.parseInt(console.text("event-count").replaceAll("\\D", "")) >= 603,
                () -> "there are " + console.text("event-count"));
        console.click("close");
        console.server("close", 1, "@OnClose 1000");
        List<String> times = console.driver().findElements(By.cssSelector("#timeline time")).stream()
                .map(time -> time.getDomAttribute("datetime"))
                .toList();
        assertThat(times).hasSizeGreaterThan(10).isSorted();
    }

    @Test
    void pairsAgainAfterWhatCameTooFastToBeTold(Chromium chromium) {
        try (RunningDuplex slow = RunningDuplex.start("--set", "trace.rate=5")) {
            ChromeDriver driver = chromium.start();
            try {
                Console console = Console.open(driver, slow.url());
                console.connect();
                console.fill("text", "of many");
                console.script("for (let i = 0; i < 40; i++) { document.getElementById('send').click(); }");
                console.fill("filter", "not told");
                console.server("server", 1, "not told", "events came too fast to be told one by one");
                console.fill("filter", "the last");
                console.send("the last");

                console.server("send", 1, "@OnMessage text, 8 B");
                console.server("message", 1, "sent text, 8 B");
            } finally {
                driver.quit();
            }
        }
    }

    @Test
    void tellsWhoClosed(Console console) {
        console.connect("probe?close=4001&reason=bye", "");

        console.server("close", 1, "@OnClose 4001 “bye” · the endpoint closed with this code");
        assertThat(console.row("close", 1).title()).isEqualTo("close 4001");
    }

    @Test
    void saysWhichConnectionsItCannotAskFor(Console console) {
        console.attempt(console.socketUrl("nope"), "");

        console.server("connecting", 1, "cannot be asked");
    }

    @Test
    void keepsTheTraceOutOfTheAddress(Console console) {
        console.connect();

        assertThat(console.text("socket-url")).isEqualTo(console.socketUrl("ws"));
        assertThat(console.row("connecting", 1).preview()).isEqualTo(console.socketUrl("ws"));
    }

    @Test
    void leavesATraceOfOnesOwnAlone(Console console) {
        console.connect("ws?trace=AAAAAAAAAAAAAAAAAAAAAA", "");

        console.server("connecting", 1, "cannot be asked");
    }

    @Test
    void tellsThatTheServerAgreedWhereTheBrowserDidNot(Console console) {
        console.attempt(console.socketUrl("ws"), "chat.v9");

        console.shows("notice", "Your browser says only 1006, but the server had agreed.");
        console.server("connecting", 1, "handshake");
        console.select("connecting", 1);
        console.shows("detail", "chat.v9");
    }

    /** A browser keeps pages that were left, and has six connections to a server: a stream of each would take them all. */
    @Test
    void takesItsStreamAlongWhenThePageIsLeft(Console console) {
        console.driver().manage().timeouts().pageLoadTimeout(Duration.ofSeconds(20));
        for (int visit = 0; visit < 8; visit++) {
            console.connect();
            console.server("connecting", 1, "handshake");
            console.driver().get("about:blank");
            console.driver().get(console.base());
        }

        console.connect();
        console.driver().get("about:blank");
        console.driver().navigate().back();
        console.click("clear");
        console.connect();
        console.server("open", 1, "accepted");
    }

    @Test
    void standsInTwoLinesOnAPhone(Console console) {
        console.narrow(360);
        try {
            assertTwoLines(console);
        } finally {
            console.wide();
        }
    }

    private static void assertTwoLines(Console console) {
        console.connect();
        console.server("open", 1, "accepted");

        WebElement row = console.driver().findElement(By.cssSelector(".event[data-kind=\"open\"]"));
        WebElement browser = row.findElement(By.cssSelector(".browser"));
        WebElement server = row.findElement(By.cssSelector(".server"));
        assertThat(server.getLocation().y).isGreaterThan(browser.getLocation().y);
        assertThat(server.getLocation().y + server.getSize().height)
                .isLessThanOrEqualTo(row.getLocation().y + row.getSize().height);
    }

    private static String nonce(Console console) {
        return String.valueOf(console.script(
                "return performance.getEntriesByType('resource').map(({ name }) => /trace\\.([\\w-]{22})/.exec(name)?.[1])"
                        + ".find(Boolean)"));
    }
}
