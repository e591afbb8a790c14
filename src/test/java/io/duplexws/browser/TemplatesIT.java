package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** Messages to start from. */
@ExtendWith(Browsing.class)
final class TemplatesIT {

    @Test
    void offersTextOfEverySizeAndKind(Console console) {
        assertFills(console, "JSON", "57 characters · 57 bytes");
        assertFills(console, "UTF-8", "25 characters · 39 bytes");
        assertFills(console, "1 KiB", "1,024 characters · 1,024 bytes · 1,032 on the wire");
        assertFills(console, "64 KiB", "65,536 characters · 65,536 bytes · 65,550 on the wire");
        assertFills(console, "1 MiB", "1,048,576 characters");
        assertThat(console.focused()).isEqualTo("text");
        console.connect();
        console.click("send");
        assertThat(console.row("message", 1).wire()).isEqualTo("10 + 1,048,576 B");
    }

    @Test
    void offersEveryByteOnce(Console console) {
        Picks.open(console, "templates").use("Bytes 0 to 255");

        assertThat(console.text("send-size")).startsWith("256 bytes");
        assertThat(console.focused()).isEqualTo("hex");
        console.connect();
        console.click("send");
        assertThat(console.row("message", 1).preview()).startsWith("00 01 02");
        console.select("message", 1);
        console.shows("detail", "f8 f9 fa fb fc fd fe ff");
    }

    @Test
    void keepsThePersonsOwn(Console console) {
        console.fill("text", "mine\nof two lines");
        Picks templates = Picks.open(console, "templates");
        templates.save("greeting");
        templates.tells("Saved as “greeting”.");
        assertThat(templates.titles()).startsWith("greeting", "JSON");
        templates.rename("greeting", "hello");
        templates.tells("“greeting” is called “hello” now.");
        templates.close();
        console.driver().navigate().refresh();
        console.until(() -> !console.value("url").isEmpty(), () -> "the page did not fill in its URL");

        templates = Picks.open(console, "templates");
        templates.use("hello");
        assertThat(console.value("text")).isEqualTo("mine\nof two lines");

        templates = Picks.open(console, "templates");
        templates.delete("hello");
        templates.tells("Deleted “hello”.");
        assertThat(templates.titles()).startsWith("JSON");
        console.click("templates-undo");
        assertThat(templates.titles()).startsWith("hello");
        templates.close();
    }

    @Test
    void refusesTheNamesOfOthersAndAFile(Console console) {
        Picks templates = Picks.open(console, "templates");
        templates.save("JSON");
        templates.refusesTheName("“JSON” is the name of another template; wanted is a new name");
        templates.close();
        console.click("tab-file");

        templates = Picks.open(console, "templates");
        templates.save("a file");
        templates.tells("Not saved: a file stays where it is; wanted is a message as Text or Hex.");
        templates.close();
    }

    @Test
    void findsATemplateByKeyboard(Console console) {
        console.byId("templates").sendKeys(Keys.ENTER);
        console.press("0 to", Keys.ENTER);

        assertThat(console.value("hex")).startsWith("00 01 02");
    }

    private static void assertFills(Console console, String template, String size) {
        Picks.open(console, "templates").use(template);
        assertThat(console.text("send-size")).startsWith(size);
    }
}
