package io.duplexws.browser;

import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;

/** The push page, by what a person does on it. */
final class PushPage extends Page {

    /**
     * One line of the stream, as its cells.
     *
     * @param tone empty, good, warn or bad
     */
    record Line(String topic, String type, String preview, String id, String transport, String late, String tone) {}

    private static final String READER = """
            const row = document.querySelectorAll(`.event[data-kind="${arguments[0]}"]`)[arguments[1]];
            const of = (selector) => row.querySelector(selector).textContent;
            return row ? { topic: of("b"), type: of("small"), preview: of(".preview"), id: of(".id"),
              transport: of(".way"), late: of(".late"), tone: row.dataset.tone ?? "" } : null;
            """;

    private PushPage(ChromeDriver driver, String base) {
        super(driver, base);
    }

    static PushPage open(ChromeDriver driver, String base) {
        PushPage page = new PushPage(driver, base);
        page.open("push.html");
        page.until(() -> !page.value("publish-topic").isEmpty(), () -> "the page did not start");
        return page;
    }

    /** Listens to a topic from now on, and waits until it is live. */
    void listen(String topic, String transport) {
        fill("topic", topic);
        choose("from", "now");
        choose("transport", transport);
        click("listen");
        untilState(topic, "live");
    }

    void choose(String id, String value) {
        new Select(byId(id)).selectByValue(value);
    }

    void publish(String text) {
        click("tab-text");
        fill("text", text);
        click("publish");
    }

    /** Changes the transport of a topic that is heard. */
    void change(String topic, String transport) {
        new Select(item(topic).findElement(By.tagName("select"))).selectByValue(transport);
    }

    void press(String topic, String button) {
        item(topic).findElement(By.xpath(".//button[text()='" + button + "']")).click();
    }

    void untilState(String topic, String state) {
        until(
                () -> state.equals(item(topic).getDomAttribute("data-state")),
                () -> topic + " did not become " + state + ": " + item(topic).getText());
    }

    /** Waits until the topic's item holds this part. */
    void tells(String topic, String part) {
        until(
                () -> item(topic).getText().contains(part),
                () -> part + " is wanted in: " + item(topic).getText());
    }

    int count(String kind) {
        return driver().findElements(By.cssSelector(".event[data-kind=\"" + kind + "\"]"))
                .size();
    }

    /** Waits for the n-th line of this kind, counted from 1. */
    Line line(String kind, int number) {
        until(
                () -> count(kind) >= number,
                () -> "line " + number + " of " + kind + " did not come; there are:\n" + text("timeline"));
        Map<?, ?> cells = (Map<?, ?>) script(READER, kind, number - 1);
        return new Line(
                cell(cells, "topic"),
                cell(cells, "type"),
                cell(cells, "preview"),
                cell(cells, "id"),
                cell(cells, "transport"),
                cell(cells, "late"),
                cell(cells, "tone"));
    }

    private WebElement item(String topic) {
        List<WebElement> items = driver().findElements(By.cssSelector(".topic"));
        return items.stream()
                .filter(item -> item.findElement(By.className("name")).getText().equals(topic))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no topic " + topic + " is heard"));
    }

    private static String cell(Map<?, ?> cells, String name) {
        return String.valueOf(cells.get(name));
    }
}
