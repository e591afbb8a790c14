package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;

/** What the page shows of the WebSocket object from its constructor to its close event. */
@ExtendWith(Browsing.class)
final class ConsoleConnectIT {

    /** The states by number and name, as the track shows them one after the other. */
    private static final String WATCH_STATES = """
            window.states = [];
            const track = document.getElementById("state");
            new MutationObserver(() => {
              const state = track.querySelector("[aria-current]").innerText.replace(/\\s+/, " ");
              if (window.states.at(-1) !== state) { window.states.push(state); }
            }).observe(track, { attributes: true, subtree: true });
            """;

    @Test
    void offersItsOwnServerAtFirst(Console console) {
        assertThat(console.value("url")).isEqualTo(console.socketUrl("ws"));
        assertThat(console.state()).isEmpty();
        assertThat(console.text("age")).isEqualTo("not connected");
    }

    @Test
    void fillsInTheEndpointsOfItsServer(Console console) {
        console.driver().findElement(By.cssSelector("[data-path=echo_once]")).click();

        assertThat(console.value("url")).isEqualTo(console.socketUrl("echo_once"));
        assertThat(console.focused()).isEqualTo("url");
    }

    @Test
    void saysWhichServerItCameFrom(Console console) {
        console.shows("server-chip", "Tomcat 11");
        console.shows("server-chip", "HTTP/1.1");
    }

    @Test
    void showsEveryReadyStateByNumberAndName(Console console) {
        console.script(WATCH_STATES);

        console.connect();
        console.click("close");
        console.row("close", 1);

        assertThat(console.script("return window.states"))
                .isEqualTo(List.of("0 CONNECTING", "1 OPEN", "2 CLOSING", "3 CLOSED"));
        assertThat(console.row("open", 1).title()).isEqualTo("open");
    }

    @Test
    void writesEachChangeOfReadyStateIntoTheTimeLine(Console console) {
        console.connect();
        console.click("close");

        assertThat(console.row("connecting", 1).details()).contains("readyState 0");
        assertThat(console.row("closing", 1).details()).contains("this page asks to close");
        assertThat(console.text("timeline")).contains("readyState 0 → 1", "readyState 1 → 2");
        assertThat(console.row("close", 1).details()).contains("Normal Closure", "clean");
    }

    @Test
    void tellsInWordsHowTheConnectionFares(Console console) {
        console.connect();
        console.shows("headline", "Connected to localhost:");
        console.shows("age", "● open 00:0");
        assertThat(console.text("connect")).isEqualTo("Reconnect");

        console.click("close");

        console.shows("headline", "Closed with 1000, Normal Closure, after ");
        console.shows("age", "closed 1000 after ");
        assertThat(console.text("connect")).isEqualTo("Connect");
    }

    @Test
    void showsTheSubprotocolThatTheServerPrefers(Console console) {
        console.connect("ws", "chat.v1, chat.v2");

        console.shows("protocol", "chat.v2");
        assertThat(console.row("connecting", 1).details()).contains("offers chat.v1, chat.v2");
        assertThat(console.row("open", 1).details()).contains("chat.v2");
        assertThat(console.text("headline")).contains("chat.v2 agreed");
    }

    @Test
    void showsTheOneSubprotocolThatBothKnow(Console console) {
        console.connect("ws", "chat.v9,chat.v1");

        console.shows("protocol", "chat.v1");
    }

    @Test
    void saysThatNoSubprotocolWasAgreed(Console console) {
        console.connect();

        assertThat(console.text("protocol")).isEqualTo("(empty) none agreed");
    }

    @Test
    void showsTheExtensionsThatWereAgreed(Console console) {
        console.connect();

        String shown = console.text("extensions");
        assertThat(console.row("open", 1).details())
                .contains(shown.startsWith("(empty)") ? "no extension" : "permessage-deflate");
    }

    @Test
    void replacesTheConnectionByANewOne(Console console) {
        console.connect();
        console.connect();

        assertThat(console.row("close", 1).details()).contains("connection 1");
        assertThat(console.row("close", 1).title()).isEqualTo("close 1000");
        assertThat(console.state()).isEqualTo("1 OPEN");
    }

    @Test
    void takesAnHttpAddressAndARelativeOneAsTheBrowserDoes(Console console) {
        console.attempt(console.base() + "ws", "");
        console.row("open", 1);
        console.attempt("ws", "");
        console.row("open", 2);

        assertThat(console.text("socket-url")).isEqualTo(console.socketUrl("ws"));
    }
}
