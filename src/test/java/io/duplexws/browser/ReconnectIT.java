package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A connection that is opened again by itself, and when it is not. */
@ExtendWith(Browsing.class)
final class ReconnectIT {

    /** The waits are as long as they can be, which is a second at first. */
    private static final String WAIT_LONG = "Math.random = () => 1";

    private static final String DO_NOT_WAIT = "Math.random = () => 0";

    /** Every wait of a connection that never opens, and then of one that lasted, with chance at its worst. */
    private static final String WAITS = """
            const [done] = arguments;
            import(new URL("js/reconnect.js", document.baseURI)).then(({ Reconnect }) => {
              const waits = [];
              const clock = { setTimeout: (task, wait) => waits.push(wait), clearTimeout() {} };
              const reconnect = new Reconnect({ random: () => 1, clock, now: () => 0 });
              reconnect.switch(true);
              for (let i = 0; i < 8; i++) { reconnect.hear({ code: 1006, isCloseCalled: false, age: null }); }
              reconnect.hear({ code: 1011, isCloseCalled: false, age: 4_999 });
              reconnect.hear({ code: 1011, isCloseCalled: false, age: 5_000 });
              done(waits);
            }).catch((error) => done([String(error)]));
            """;

    @Test
    void saysWhenTheNextTryIsDueAndTriesNowOnRequest(Console console) {
        console.script(WAIT_LONG);
        console.click("reconnect");
        console.shows("reconnect-told", "A connection that breaks is opened again");
        connectTo(console, "probe?close=1011&reason=oops");
        console.row("close", 1);
        console.row("close", 2);
        console.row("close", 3);

        console.until(
                () -> console.text("reconnect-told").matches("Try \\d+ is due at \\d\\d:\\d\\d:\\d\\d\\."),
                () -> console.text("reconnect-told"));
        assertThat(console.text("reconnect-due")).startsWith("in ");
        int tries = console.count("connecting");
        console.click("reconnect-now");

        console.row("connecting", tries + 1);
        console.click("reconnect");
        assertThat(console.text("reconnect-told")).isEmpty();
    }

    @Test
    void opensTheSameConnectionAgainWhateverStandsInTheForm(Console console) {
        console.script(DO_NOT_WAIT);
        console.click("reconnect");
        console.fill("protocols", "chat.v1");
        connectTo(console, "probe?close=4001&reason=bye&after=1");
        console.fill("url", console.socketUrl("ws"));
        console.fill("protocols", "");

        console.row("open", 2);

        assertThat(console.text("socket-url")).isEqualTo(console.socketUrl("probe?close=4001&reason=bye&after=1"));
        assertThat(console.row("connecting", 2).details()).contains("offers chat.v1");
        assertThat(console.text("reconnect-told")).isEqualTo("Connected again, by try 1.");
        console.click("reconnect");
    }

    @Test
    void triesAgainWhatNeverOpened(Console console) {
        console.script(DO_NOT_WAIT);
        console.click("reconnect");
        connectTo(console, "nowhere");

        console.row("close", 4);

        console.click("reconnect");
    }

    @Test
    void doesNotReconnectAfterThePersonClosed(Console console) {
        console.script(DO_NOT_WAIT);
        console.click("reconnect");
        console.connect();
        console.close("4001", "enough");
        console.row("close", 1);

        assertThat(console.text("reconnect-told")).isEqualTo("Not reconnecting: you closed the connection.");
        assertThat(console.byId("reconnect-now").isDisplayed()).isFalse();
        assertThat(console.count("connecting")).isEqualTo(1);
    }

    @Test
    void doesNotReconnectAfterAGoodbyeOrARefusalForGood(Console console) {
        console.script(DO_NOT_WAIT);
        console.click("reconnect");
        connectTo(console, "probe?close=1008&reason=no");
        console.row("close", 1);
        console.shows("reconnect-told", "Not reconnecting: the server closed with 1008, Policy Violation.");

        connectTo(console, "probe?close=1000");
        console.row("close", 2);
        console.shows("reconnect-told", "Not reconnecting: the server closed with 1000, Normal Closure.");
        assertThat(console.count("connecting")).isEqualTo(2);
    }

    @Test
    void stopsWaitingWhenThePersonPressesClose(Console console) {
        console.script("Math.random = () => 1000");
        console.click("reconnect");
        connectTo(console, "probe?close=1011");
        console.shows("reconnect-told", "Try 1 is due at ");

        console.click("close");

        assertThat(console.text("reconnect-told")).isEqualTo("Not reconnecting: you pressed Close.");
        assertThat(console.text("reconnect-due")).isEmpty();
    }

    @Test
    void stopsWaitingWhenThePersonConnectsOrTheBrowserRefuses(Console console) {
        console.script("Math.random = () => 1000");
        console.click("reconnect");
        connectTo(console, "probe?close=1011");
        console.shows("reconnect-told", "Try 1 is due at ");

        console.attempt("ftp://host/", "");

        assertThat(console.text("reconnect-told")).startsWith("A connection that breaks is opened again");
        assertThat(console.byId("reconnect-now").isDisplayed()).isFalse();
        console.connect("ws", "");
        assertThat(console.state()).isEqualTo("1 OPEN");
    }

    @Test
    void doesNothingUnlessSwitchedOn(Console console) {
        connectTo(console, "probe?close=1011");
        console.row("close", 1);

        assertThat(console.text("reconnect-told")).isEmpty();
        assertThat(console.count("connecting")).isEqualTo(1);
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToAMinute(Console console) {
        assertThat(console.driver().executeAsyncScript(WAITS))
                .isEqualTo(
                        List.of(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L, 60_000L, 60_000L, 60_000L, 1_000L));
    }

    private static void connectTo(Console console, String path) {
        console.fill("url", console.socketUrl(path));
        console.click("connect");
    }
}
