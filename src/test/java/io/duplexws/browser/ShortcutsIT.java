package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** The keys of the console. */
@ExtendWith(Browsing.class)
final class ShortcutsIT {

    @Test
    void connectsFiltersClearsAndCloses(Console console) {
        console.press("c");
        console.row("open", 1);

        console.press("m");
        assertThat(console.focused()).isEqualTo("text");
        console.pressWithControl(Keys.ENTER);
        console.row("message", 1);
        leaveTheField(console);

        console.press("/");
        assertThat(console.focused()).isEqualTo("filter");
        assertThat(console.value("filter")).isEmpty();
        leaveTheField(console);

        console.press("l");
        assertThat(console.text("event-count")).isEqualTo("0 events");
        console.press("x");
        assertThat(console.row("close", 1).title()).isEqualTo("close 1000");
    }

    @Test
    void opensWhatIsRare(Console console) {
        console.press("r");
        assertThat(console.focused()).isEqualTo("repeat-pause");
        console.press(Keys.ESCAPE);
        console.press("t");
        assertThat(console.focused()).isEqualTo("templates-search");
        console.press(Keys.ESCAPE);
        console.press("o");
        assertThat(console.focused()).isEqualTo("setups-search");
        console.press(Keys.ESCAPE);
        console.press("s");
        assertThat(console.focused()).isEqualTo("setups-name");
        console.press("by key", Keys.ENTER);
        console.shows("setups-told", "Saved as “by key”.");
    }

    @Test
    void leavesTypingAlone(Console console) {
        console.fill("url", "");
        console.press("cxmst/?l");

        assertThat(console.value("url")).isEqualTo("cxmst/?l");
        assertThat(console.state()).isEmpty();
        assertThat(console.byId("keys-dialog").isDisplayed()).isFalse();
    }

    @Test
    void leavesTheBrowsersOwnKeysAlone(Console console) {
        console.pressWithControl("m");
        console.pressWithControl("l");

        assertThat(console.state()).isEmpty();
        assertThat(console.focused()).isNotEqualTo("text");
    }

    @Test
    void listsEveryKeyInTheHelpAndOnItsElement(Console console) {
        console.press("?");

        assertThat(console.byId("keys-dialog").isDisplayed()).isTrue();
        assertThat(console.byId("keys-list").getText())
                .contains("Connect, or connect anew", "Close with 1000", "Filter the time line", "Ctrl ↵");
        assertThat(keysOf(console, "connect")).isEqualTo("c");
        assertThat(keysOf(console, "filter")).isEqualTo("/");
        assertThat(keysOf(console, "setups")).isEqualTo("o s");
        assertThat(keysOf(console, "send")).isEqualTo("Control+Enter");
        console.press("c");
        assertThat(console.state()).isEmpty();
        console.press(Keys.ESCAPE);
        assertThat(console.byId("keys-dialog").isDisplayed()).isFalse();
    }

    @Test
    void canBeSwitchedOffForGood(Console console) {
        console.click("keys");
        console.click("keys-on");
        console.press(Keys.ESCAPE);
        console.press("c");
        assertThat(console.state()).isEmpty();
        assertThat(keysOf(console, "connect")).isNull();

        console.driver().navigate().refresh();
        console.until(() -> !console.value("url").isEmpty(), () -> "the page did not fill in its URL");

        console.press("c");
        assertThat(console.state()).isEmpty();
        assertThat(keysOf(console, "send")).isEqualTo("Control+Enter");
    }

    private static String keysOf(Console console, String id) {
        return console.byId(id).getDomAttribute("aria-keyshortcuts");
    }

    private static void leaveTheField(Console console) {
        console.script("document.activeElement.blur()");
    }
}
