package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** The console without a mouse. */
@ExtendWith(Browsing.class)
final class ConsoleKeyboardIT {

    private static final int MORE_STOPS_THAN_THERE_ARE = 60;

    private static final String FOCUS_IS_SEEN = """
            const style = getComputedStyle(document.activeElement);
            const ring = document.activeElement.id === "timeline"
              ? getComputedStyle(document.querySelector(".viewport"), "::after").borderTopStyle
              : style.outlineStyle;
            return ring !== "none";
            """;

    @Test
    void connectsSendsAndClosesByTabEnterAndArrows(Console console) {
        tabTo(console, "url");
        console.press(Keys.ENTER);
        console.row("open", 1);

        tabTo(console, "text");
        console.pressWithControl(Keys.ENTER);
        assertThat(console.row("message", 1).preview()).isEqualTo("“Hello, World!”");

        tabTo(console, "tab-text");
        console.press(Keys.ARROW_RIGHT);
        assertThat(console.focused()).isEqualTo("tab-hex");
        console.press(Keys.TAB, "00ff", Keys.TAB, Keys.ENTER);
        assertThat(console.row("message", 2).preview()).isEqualTo("00 ff");

        tabTo(console, "close");
        console.press(Keys.ENTER);
        assertThat(console.row("close", 1).title()).isEqualTo("close 1000");
    }

    @Test
    void closesWithACodeByKeyboard(Console console) {
        tabTo(console, "connect");
        console.press(Keys.ENTER);
        console.row("open", 1);

        tabTo(console, "close-toggle");
        console.press(Keys.ENTER);
        assertThat(console.focused()).isEqualTo("close-code");
        console.pressWithControl("a");
        console.press("4001", Keys.TAB, "bye", Keys.ENTER);

        assertThat(console.row("close", 1).title()).isEqualTo("close 4001");
        console.press(Keys.ESCAPE);
        assertThat(console.byId("close-form").isDisplayed()).isFalse();
        assertThat(console.focused()).isEqualTo("close-toggle");
    }

    @Test
    void walksThroughTheTimeLineByArrows(Console console) {
        console.connect();
        console.send("apples");
        console.row("message", 1);
        tabTo(console, "timeline");

        console.press(Keys.HOME);
        console.shows("detail", "new WebSocket");
        console.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        console.until(
                () -> console.text("detail").contains("time to open")
                        || console.text("detail").contains("@OnOpen"),
                () -> "the third row is shown as " + console.text("detail"));
        console.press(Keys.END);
        console.shows("detail", "apples");
        String active = console.byId("timeline").getDomAttribute("aria-activedescendant");
        assertThat(console.byId(active).getDomAttribute("aria-selected")).isEqualTo("true");

        console.press(Keys.ESCAPE);
        console.shows("detail", "Select a line to see it whole");
    }

    @Test
    void movesBetweenTheKindsOfMessageByArrows(Console console) {
        tabTo(console, "tab-text");
        console.press(Keys.ARROW_LEFT);
        assertThat(console.focused()).isEqualTo("tab-file");
        assertThat(console.byId("panel-file").isDisplayed()).isTrue();
        console.press(Keys.HOME);
        assertThat(console.focused()).isEqualTo("tab-text");
        assertThat(console.byId("panel-file").isDisplayed()).isFalse();
    }

    @Test
    void reachesEveryControlAndShowsWhereTheFocusIs(Console console) {
        List<String> reached = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        console.press(Keys.TAB);
        while (!isAtTheEnd(console) && reached.size() < MORE_STOPS_THAN_THERE_ARE) {
            reached.add(console.focused());
            if (!Boolean.TRUE.equals(console.script(FOCUS_IS_SEEN))) {
                unseen.add(console.focused());
            }
            console.press(Keys.TAB);
        }

        assertThat(reached)
                .containsSubsequence("theme", "url", "protocols", "connect", "binary-type", "close", "close-toggle")
                .containsSubsequence("close-toggle", "tab-text", "text", "send", "filter", "copy", "clear", "timeline")
                .doesNotContain("close-code", "tab-hex", "hex", "file", "follow");
        assertThat(unseen).isEmpty();
    }

    /** The focus has left the page, or has come round to its first stop. */
    private static boolean isAtTheEnd(Console console) {
        return Boolean.TRUE.equals(console.script("return document.activeElement === document.body"));
    }

    private static void tabTo(Console console, String id) {
        List<String> passed = new ArrayList<>();
        while (!console.focused().equals(id)) {
            passed.add(console.focused());
            assertThat(passed).as("stops before #" + id).hasSizeLessThan(MORE_STOPS_THAN_THERE_ARE);
            console.press(Keys.TAB);
        }
    }
}
