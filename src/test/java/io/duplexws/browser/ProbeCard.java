package io.duplexws.browser;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The probe card of the console, by what a person does on it. */
final class ProbeCard {

    private static final By ITEMS = By.cssSelector("#probe-answers li");

    private final Console console;

    ProbeCard(Console console) {
        this.console = console;
    }

    /** Connects by the card's own button. */
    ProbeCard connect() {
        console.click("probe-connect");
        console.shows("probe-state", "Connected to /probe");
        return this;
    }

    void choose(String verb) {
        console.click("probe-tab-" + verb);
    }

    void fill(String verb, String name, String text) {
        console.fill("probe-" + verb + "-" + name, text);
    }

    void select(String verb, String name, String value) {
        new Select(console.byId("probe-" + verb + "-" + name)).selectByValue(value);
    }

    void write(String command) {
        console.fill("probe-json", command);
    }

    /** Sends the command as it stands, and waits for what it is answered. */
    String ask() {
        send();
        return answer();
    }

    void send() {
        console.click("probe-send");
    }

    /** The answer to the newest command, with its table, once it is there. */
    String answer() {
        console.until(
                () -> !items().isEmpty() && !"wait".equals(tone()),
                () -> "no answer; there are: " + console.text("probe-answers"));
        return newest().getText();
    }

    /** The tone of the newest exchange: wait, good or bad. */
    String tone() {
        return newest().getDomAttribute("data-tone");
    }

    /** The sentence beside a field. */
    String problem(String verb, String name) {
        return console.text("probe-" + verb + "-" + name + "-error");
    }

    List<WebElement> items() {
        return console.driver().findElements(ITEMS);
    }

    private WebElement newest() {
        return items().get(0);
    }
}
