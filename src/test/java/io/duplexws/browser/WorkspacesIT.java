package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Several connections side by side, each in a tab of its own. */
@ExtendWith(Browsing.class)
final class WorkspacesIT {

    @Test
    void keepsEachConnectionWithItsOwnTimeLine(Console console) {
        console.connect("ws", "chat.v1");
        console.send("in the first");
        console.row("message", 1);
        console.click("workspace-add");
        console.shows("event-count", "0 events");
        assertThat(console.state()).isEmpty();
        console.connect("probe", "");
        console.shows("headline", "Connected to");

        assertThat(names(console)).containsExactly("/ws", "/probe");
        assertThat(console.text("timeline")).doesNotContain("in the first");
        console.click("workspace-1");

        assertThat(console.state()).isEqualTo("1 OPEN");
        assertThat(console.value("url")).isEqualTo(console.socketUrl("ws"));
        assertThat(console.text("protocol")).startsWith("chat.v1");
        console.shows("timeline", "in the first");
        console.send("again");
        assertThat(console.row("message", 2).preview()).isEqualTo("“again”");
    }

    @Test
    void marksTheStateOfATabThatIsNotInFront(Console console) {
        console.connect("probe?close=4001&after=1", "");
        console.click("workspace-add");

        console.until(
                () -> "3".equals(console.byId("workspace-1").getDomAttribute("data-state")),
                () -> "the tab shows " + console.byId("workspace-1").getDomAttribute("data-state"));
        assertThat(console.text("headline")).startsWith("Open a WebSocket");
        console.click("workspace-1");
        console.shows("headline", "Closed with 4001");
    }

    @Test
    void keepsATabConnectedThatIsNotInFront(Console console) {
        console.script("Math.random = () => 0");
        console.click("reconnect");
        console.connect("probe?close=4001&after=1", "");
        console.click("workspace-add");
        assertThat(console.byId("reconnect").isSelected()).isFalse();
        assertThat(console.text("reconnect-told")).isEmpty();
        console.attempt("ftp://host/", "");

        console.until(
                () -> "1".equals(console.byId("workspace-1").getDomAttribute("data-state")),
                () -> "the tab shows " + console.byId("workspace-1").getDomAttribute("data-state"));
        console.click("workspace-1");
        console.row("open", 3);
        assertThat(console.byId("reconnect").isSelected()).isTrue();
        assertThat(console.count("refused")).isZero();
        console.click("reconnect");
    }

    @Test
    void isUsedByKeys(Console console) {
        console.connect();
        console.click("workspace-add");
        assertThat(console.focused()).isEqualTo("url");
        console.byId("workspace-2").sendKeys(Keys.ARROW_LEFT);
        assertThat(console.focused()).isEqualTo("workspace-1");
        assertThat(console.state()).isEqualTo("1 OPEN");
        console.press(Keys.END);
        assertThat(console.focused()).isEqualTo("workspace-2");

        console.press(Keys.DELETE);

        assertThat(names(console)).containsExactly("/ws");
        assertThat(console.focused()).isEqualTo("workspace-1");
        console.press(Keys.DELETE);
        assertThat(names(console)).containsExactly("/ws");
    }

    @Test
    void endsTheConnectionWithItsTab(Console console) {
        console.script("window.WebSocket = class extends WebSocket {"
                + " constructor(...all) { super(...all); window.made = this; } }");
        console.connect();
        console.click("workspace-add");
        console.driver().findElement(By.cssSelector("#workspaces .end-tab")).click();

        assertThat(names(console)).containsExactly("not connected");
        console.until(
                () -> "3".equals(String.valueOf(console.script("return window.made.readyState"))),
                () -> "the connection is still there");
    }

    private static List<String> names(Console console) {
        return console.driver().findElements(By.cssSelector("#workspaces .name")).stream()
                .map(WebElement::getText)
                .toList();
    }
}
