package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** One message again and again. */
@ExtendWith(Browsing.class)
final class RepeatIT {

    @Test
    void sendsSoManyTimesAndFillsInTheCountAndTheTime(Console console) {
        console.connect();
        console.fill("text", "{n} of five at {now}");
        repeat(console, "20", "5");

        console.shows("repeat-told", "All went out: 5 messages.");
        assertThat(console.text("repeat-count")).isEqualTo("5 sent");
        assertThat(console.row("message", 1).preview()).matches("“1 of five at \\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z”");
        assertThat(console.row("message", 5).preview()).startsWith("“5 of five at ");
        assertThat(console.count("send")).isEqualTo(5);
        assertThat(console.text("repeat")).isEqualTo("Start");
    }

    @Test
    void saysHowOftenAndWhatIsFilledIn(Console console) {
        console.connect();
        console.fill("text", "{n}");
        repeat(console, "60000", "0");

        assertThat(console.text("repeat-told"))
                .isEqualTo("Sending every 60,000 ms, until you stop it. {n} is filled in anew each time.");
        assertThat(console.text("repeat")).isEqualTo("Stop");
        assertThat(console.row("message", 1).preview()).isEqualTo("“1”");
        console.click("repeat");
        assertThat(console.text("repeat-told")).isEqualTo("Stopped after 1 message.");
    }

    @Test
    void goesOnUntilItIsStopped(Console console) {
        console.connect();
        repeat(console, "10", "0");
        console.row("message", 10);

        console.click("repeat");

        String sent = console.text("repeat-count").replace(" sent", "");
        assertThat(console.text("repeat-told")).isEqualTo("Stopped after " + sent + " messages.");
        console.fill("filter", "send");
        console.until(
                () -> console.text("event-count").startsWith(sent + " of "),
                () -> sent + " were sent, and shown are " + console.text("event-count"));
    }

    @Test
    void stopsWithTheConnection(Console console) {
        console.connect();
        repeat(console, "10", "0");
        console.row("message", 2);

        console.click("close");
        console.row("close", 1);

        assertThat(console.text("repeat-told")).startsWith("The connection ended, so it stopped after ");
        assertThat(console.text("repeat")).isEqualTo("Start");
    }

    @Test
    void stopsWhenTheServerCloses(Console console) {
        console.connect("echo_once", "");
        repeat(console, "10", "0");
        console.row("close", 1);

        console.shows("repeat-told", "The connection ended, so it stopped after ");
    }

    @Test
    void saysWhyNothingCanBeSent(Console console) {
        repeat(console, "10", "3");

        assertThat(console.text("repeat-told")).startsWith("It stopped after 0 messages");
        assertThat(console.text("send-error")).startsWith("There is no WebSocket yet to send on");
    }

    @Test
    void answersBadInputBesideItsField(Console console) {
        console.connect();
        repeat(console, "9", "1.5");

        assertThat(console.text("repeat-pause-error"))
                .isEqualTo("“9” is no pause; wanted are whole milliseconds, 10 to 3,600,000.");
        assertThat(console.text("repeat-times-error"))
                .isEqualTo("“1.5” is no number of times; wanted is 1 to 1,000,000, or 0 for until you stop it.");
        assertThat(console.focused()).isEqualTo("repeat-pause");
        assertThat(console.byId("repeat-pause").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(console.count("send")).isZero();
    }

    @Test
    void unfoldsAndFoldsByKeyboard(Console console) {
        console.byId("repeat-toggle").sendKeys(Keys.ENTER);
        assertThat(console.focused()).isEqualTo("repeat-pause");

        console.press(Keys.ESCAPE);

        assertThat(console.byId("repeat-form").isDisplayed()).isFalse();
        assertThat(console.focused()).isEqualTo("repeat-toggle");
    }

    private static void repeat(Console console, String pause, String times) {
        console.click("repeat-toggle");
        console.fill("repeat-pause", pause);
        console.fill("repeat-times", times);
        console.click("repeat");
    }
}
