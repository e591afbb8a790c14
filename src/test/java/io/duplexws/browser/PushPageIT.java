package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.browser.PushPage.Line;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** Hearing and publishing on the push page. */
@ExtendWith(Browsing.class)
final class PushPageIT {

    private final String topic = "t-" + UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({"auto, WebSocket", "websocket, WebSocket", "sse, SSE", "longpoll, long poll", "poll, short poll"})
    void hearsWhatItPublishes(String transport, String name, PushPage page) {
        page.listen(topic, transport);
        page.fill("type", "greeting");
        page.publish("你好");

        Line line = page.line("message", 1);
        assertThat(line.topic()).isEqualTo(topic);
        assertThat(line.type()).isEqualTo("greeting");
        assertThat(line.preview()).isEqualTo("“你好”");
        assertThat(line.id()).matches("\\w+-\\w+-\\w+");
        assertThat(line.transport()).isEqualTo(name);
        assertThat(line.late()).matches("< 1 ms|[\\d.]+ m?s");
        assertThat(page.line("publish", 1).id()).isEqualTo(line.id());
        page.tells(topic, "1 of 1 came back");
        page.shows("headline", "1 message on " + topic + " by " + name + ", none missed.");
    }

    @Test
    void changesTransportsWhileMessagesComeAndLosesNone(PushPage page) {
        page.listen(topic, "websocket");
        page.fill("interval", "20");
        page.click("repeat");
        for (String transport : new String[] {"sse", "longpoll", "websocket", "poll", "auto"}) {
            int before = page.count("message");
            page.change(topic, transport);
            page.until(() -> page.count("message") > before + 20, () -> "nothing comes by " + transport);
        }
        page.click("repeat");
        int published = page.count("publish");

        page.until(
                () -> page.count("message") == page.count("publish"),
                () -> page.count("message") + " of " + page.count("publish") + " came back");
        assertThat(published).isGreaterThan(100);
        assertThat(page.text("topics"))
                .contains("%1$d of %1$d came back".formatted(page.count("publish")))
                .contains("%d messages, none missed".formatted(page.count("message")))
                .doesNotContain("twice");
        assertThat(page.script(NUMBERS)).isEqualTo("in order");
    }

    /** The messages say their number: {"id":7,…}. */
    private static final String NUMBERS = """
            const numbers = [...document.querySelectorAll('.event[data-kind="message"] .preview')]
              .map((preview) => Number(/"id":(\\d+)/.exec(preview.textContent)[1]));
            const wrong = numbers.findIndex((number, index) => number !== index + 1);
            return wrong < 0 ? "in order" : `${numbers[wrong]} at place ${wrong + 1}`;
            """;

    @Test
    void hearsWhatCameWhileItWasStopped(PushPage page) {
        page.listen(topic, "auto");
        page.publish("first");
        page.line("message", 1);
        page.press(topic, "Stop");
        page.shows("headline", "Stopped.");
        page.publish("meanwhile");
        page.line("publish", 2);

        page.press(topic, "Go on");

        Line late = page.line("message", 2);
        assertThat(late.preview()).isEqualTo("“meanwhile”");
        assertThat(late.late()).startsWith("waited ");
        assertThat(late.tone()).isEqualTo("warn");
        page.tells(topic, "2 messages, none missed");
    }

    @Test
    void beginsWithTheEarliestOrBehindAMessage(PushPage page) {
        page.fill("publish-topic", topic);
        page.publish("one");
        String first = page.line("publish", 1).id();
        page.publish("two");
        page.line("publish", 2);

        page.fill("topic", topic);
        page.choose("from", "earliest");
        page.click("listen");
        page.tells(topic, "2 messages, none missed");

        page.choose("from", "after");
        page.fill("after", first);
        page.click("listen");
        page.tells(topic, "1 message, none missed");
        assertThat(page.line("message", 3).preview()).isEqualTo("“two”");
    }

    @Test
    void saysThatMessagesAreGone(PushPage page) {
        page.fill("topic", topic);
        page.choose("from", "after");
        page.fill("after", "elsewhere-1-1");
        page.click("listen");

        assertThat(page.line("missed", 1).tone()).isEqualTo("bad");
        assertThat(page.line("missed", 1).preview()).contains("gone for good");
        page.tells(topic, "missed some 1 ×");
    }

    @Test
    void saysWhyATopicCannotBeHeard(PushPage page) {
        page.fill("topic", topic);
        page.choose("from", "after");
        page.fill("after", "no cursor");
        page.click("listen");

        page.untilState(topic, "refused");
        page.shows("headline", topic + " cannot be heard. 400: cursor \"no cursor\"");
        assertThat(page.line("state", 1).tone()).isEqualTo("bad");
    }

    @Test
    void hearsSeveralTopics(PushPage page) {
        page.listen(topic, "auto");
        page.listen(topic + ".b", "sse");
        page.fill("publish-topic", topic + ".b");
        page.publish("to b");
        page.shows("receipt", "heard by 1 at this node");

        assertThat(page.line("message", 1).topic()).isEqualTo(topic + ".b");
        page.tells(topic, "0 messages");
        page.press(topic, "Forget");
        assertThat(page.driver().findElements(By.cssSelector(".topic"))).hasSize(1);
    }

    @Test
    void publishesBytes(PushPage page) {
        page.listen(topic, "auto");
        page.click("tab-hex");
        page.fill("hex", "00 01 fe ff");
        page.click("publish");

        assertThat(page.line("message", 1).preview()).isEqualTo("00 01 fe ff");
        page.driver().findElement(By.cssSelector(".event[data-kind=message]")).click();
        page.shows("detail", "binary · 4 bytes");
    }

    @Test
    void saysAtTheFieldWhatIsWrong(PushPage page) {
        page.fill("topic", "two words");
        page.click("listen");
        page.shows("topic-error", "“ ” at position 4 cannot stand in a topic");
        assertThat(page.focused()).isEqualTo("topic");

        page.fill("topic", topic);
        page.choose("from", "after");
        page.click("listen");
        page.shows("after-error", "Wanted the id of a message");

        page.choose("from", "now");
        page.click("tab-hex");
        page.fill("hex", "0x0");
        page.click("publish");
        page.shows("publish-error", "stands alone");

        page.click("tab-text");
        page.fill("interval", "often");
        page.click("repeat");
        page.shows("publish-error", "“often” is no pause");
        assertThat(page.focused()).isEqualTo("interval");
    }

    @Test
    void takesTheTopicOfItsAddress(PushPage page) {
        page.open("push.html?topic=from.a.link");

        page.shows("code-curl", "/push/from.a.link");
        assertThat(page.value("topic")).isEqualTo("from.a.link");
        assertThat(page.value("publish-topic")).isEqualTo("from.a.link");
    }
}
