package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.duplexws.browser.PushPage.Line;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** Hearing and publishing on the push page. */
@ExtendWith(Browsing.class)
final class PushPageIT {

    private static final Pattern HEARD = Pattern.compile("([\\d,]+) messages?, none missed");
    private static final Pattern NUMBER = Pattern.compile("\"id\":(\\d+)");

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
            int before = heard(page);
            page.change(topic, transport);
            page.until(() -> heard(page) > before + 20, () -> "nothing comes by " + transport);
        }
        page.click("repeat");

        page.until(
                () -> page.text("topics").contains("%1$d of %1$d came back".formatted(heard(page))),
                () -> "not all came back: " + page.text("topics"));
        assertThat(heard(page)).isGreaterThan(100);
        assertThat(page.text("topics")).contains("messages, none missed").doesNotContain("twice");
        page.click("copy-json");
        page.shows("copy-json", "Copied");
        assertThat(numbers(page))
                .isEqualTo(IntStream.rangeClosed(1, heard(page)).boxed().toList());
    }

    /** As the page counts them. */
    private static int heard(PushPage page) {
        Matcher count = HEARD.matcher(page.text("topics"));
        return count.find() ? Integer.parseInt(count.group(1).replace(",", "")) : 0;
    }

    /** The messages say their number, {"id":7,…}; copied from the whole time line, of which the page shows a part. */
    private static List<Integer> numbers(PushPage page) {
        page.click("text");
        page.pressWithControl("a");
        page.pressWithControl("v");
        return JsonParser.parseString(page.value("text")).getAsJsonArray().asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(entry -> entry.get("kind").getAsString().equals("message"))
                .map(entry -> NUMBER.matcher(entry.get("preview").getAsString()))
                .filter(Matcher::find)
                .map(number -> Integer.valueOf(number.group(1)))
                .toList();
    }

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
