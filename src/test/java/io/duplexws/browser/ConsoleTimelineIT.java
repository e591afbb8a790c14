package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;

/** The time line: whole messages, filter, copy, clear, and a burst of messages. */
@ExtendWith(Browsing.class)
final class ConsoleTimelineIT {

    private static final int BURST = 500;

    /** Sends so many messages at once, and answers the longest time between two frames until the last came back. */
    private static final String SEND_BURST = """
            const [messages, done] = arguments;
            const arrived = () => Number(document.getElementById("event-count").textContent.replace(/\\D/g, ""));
            let longest = 0;
            let last = null;
            const look = (now) => {
              longest = Math.max(longest, last === null ? 0 : now - last);
              last = now;
              if (arrived() < 2 * messages + 2) { requestAnimationFrame(look); } else { done(Math.round(longest)); }
            };
            for (let i = 0; i < messages; i++) { document.getElementById("send").click(); }
            requestAnimationFrame(look);
            """;

    @Test
    void teachesUntilSomethingHappens(Console console) {
        assertThat(console.text("event-count")).isEqualTo("0 events");
        assertThat(console.byId("timeline-empty").isDisplayed()).isTrue();

        console.connect();

        console.shows("event-count", "3 events");
        assertThat(console.byId("timeline-empty").isDisplayed()).isFalse();
    }

    @Test
    void showsTheSelectedMessageWhole(Console console) {
        String text = "line one\nline two " + "x".repeat(500) + " end";
        console.connect();
        console.send(text);
        assertThat(console.row("message", 1).preview())
                .startsWith("“line one␊line two xxx")
                .endsWith("…”");

        console.select("message", 1);

        console.shows("detail", text);
        assertThat(console.text("detail")).contains("4 header + 522 payload = 526 bytes");
    }

    @Test
    void showsTextAsBytesOnRequest(Console console) {
        console.connect();
        console.send("Hé");
        console.select("message", 1);

        console.click("detail-bytes");

        console.shows("detail", "00000000  48 c3 a9");
        assertThat(console.byId("detail-bytes").getDomAttribute("aria-pressed")).isEqualTo("true");
    }

    @Test
    void showsAMebibyteOnlyOnRequest(Console console) {
        console.connect();
        console.send("sixteen letters ".repeat(64 * 1024));
        console.select("message", 1);
        console.shows("detail", "These are the first 65,536 bytes; 983,040 more are not shown.");

        console.click("detail-whole");

        assertThat(console.script("return document.querySelector('#detail pre').textContent.length"))
                .isEqualTo(1024L * 1024);
    }

    @Test
    void showsMarkupAsText(Console console) {
        console.connect();
        console.send("<img src=x onerror=alert(1)>");
        console.select("message", 1);

        console.shows("detail", "<img src=x onerror=alert(1)>");
        assertThat(console.script("return document.querySelectorAll('main img').length"))
                .isEqualTo(0L);
    }

    @Test
    void hidesWhatTheFilterDoesNotName(Console console) {
        console.connect();
        console.send("apples");
        console.send("pears");
        console.row("message", 2);

        console.fill("filter", "APPLES");

        console.shows("event-count", "2 of 7 events");
        console.fill("filter", "quinces");
        console.shows("event-count", "0 of 7 events");
        assertThat(console.byId("timeline-none").getText()).isEqualTo("No event matches the filter.");
    }

    @Test
    void copiesTheEventsThatAreShown(Console console) {
        console.connect();
        console.send("apples");
        console.until(
                () -> console.row("message", 1).server().startsWith("sent"), () -> "the server's side did not come");
        console.fill("filter", "apples");
        console.shows("event-count", "2 of 5 events");

        console.click("copy");
        console.shows("copy", "Copied");

        String[] lines = clipboard(console).split("\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[0])
                .matches("[\\d:.]+  #1  send  “apples”  text · 6 characters  6 \\+ 6 B  \\| @OnMessage text, 6 B.*");
        assertThat(lines[1]).matches(".*message  “apples”  text · 6 characters  2 \\+ 6 B  \\| sent text, 6 B.*");
    }

    @Test
    void copiesTheEventsAsJson(Console console) {
        console.connect();
        console.shows("event-count", "3 events");
        console.click("copy-json");
        console.shows("copy-json", "Copied");

        JsonArray events = JsonParser.parseString(clipboard(console)).getAsJsonArray();

        assertThat(events).hasSize(3);
        assertThat(events.asList())
                .extracting(event -> event.getAsJsonObject().get("kind").getAsString())
                .containsExactlyInAnyOrder("connecting", "open", "server");
        assertThat(events.get(0)
                        .getAsJsonObject()
                        .getAsJsonObject("facts")
                        .get("url")
                        .getAsString())
                .isEqualTo(console.socketUrl("ws"));
    }

    @Test
    void clearsTheTimeLine(Console console) {
        console.connect();
        console.send("apples");
        console.select("message", 1);

        console.click("clear");

        console.shows("event-count", "0 events");
        assertThat(console.byId("timeline-empty").isDisplayed()).isTrue();
        assertThat(console.text("detail")).startsWith("Select a line to see it whole");
        assertThat(console.state()).isEqualTo("1 OPEN");
    }

    @Test
    void staysResponsiveInABurst(Console console) {
        console.connect();
        console.fill("text", "one of many");

        Object longest = console.driver().executeAsyncScript(SEND_BURST, BURST);

        assertThat((Long) longest).as("longest frame in ms").isLessThan(1000);
        assertThat(console.driver().findElements(By.cssSelector("#timeline .event")))
                .as("only rows in view are on the page")
                .hasSizeBetween(20, 60)
                .last()
                .extracting(row -> row.getDomAttribute("aria-setsize"))
                .asString()
                .matches("1\\d\\d\\d");
        console.shows("announcer", "messages received");
    }

    /** Pasted into a field of the page, as a person would look at it. */
    private static String clipboard(Console console) {
        console.click("text");
        console.pressWithControl("a");
        console.pressWithControl("v");
        return console.value("text");
    }
}
