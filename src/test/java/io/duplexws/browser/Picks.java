package io.duplexws.browser;

import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A dialog of the console with things to fill in from: the set-ups or the templates. */
record Picks(Console console, String prefix) {

    static Picks open(Console console, String prefix) {
        console.click(prefix);
        return new Picks(console, prefix);
    }

    boolean isOpen() {
        return console.byId(prefix + "-dialog").isDisplayed();
    }

    /** Every item that is shown, as its title. */
    List<String> titles() {
        return console.byId(prefix + "-list").findElements(By.cssSelector("[role=option] b")).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** What stands below the title of the selected item. */
    String about() {
        return console.byId(prefix + "-list")
                .findElement(By.cssSelector("[aria-selected=true] small"))
                .getText();
    }

    void select(String title) {
        console.byId(prefix + "-list").findElements(By.cssSelector("[role=option]")).stream()
                .filter(option -> option.findElement(By.tagName("b")).getText().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no “" + title + "” among " + titles()))
                .click();
    }

    void use(String title) {
        select(title);
        console.click(prefix + "-use");
    }

    void save(String name) {
        console.fill(prefix + "-name", name);
        console.click(prefix + "-save");
    }

    void rename(String title, String name) {
        select(title);
        console.click(prefix + "-rename");
        console.pressWithControl("a");
        console.press(name, Keys.ENTER);
    }

    void delete(String title) {
        select(title);
        console.click(prefix + "-delete");
    }

    void importFile(Path file) {
        console.byId(prefix + "-file").sendKeys(file.toAbsolutePath().toString());
    }

    /** Waits until it says this. */
    void tells(String part) {
        console.shows(prefix + "-told", part);
    }

    void refusesTheName(String part) {
        console.shows(prefix + "-name-error", part);
    }

    void close() {
        console.press(Keys.ESCAPE);
    }
}
