package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the browser or the server refuses, in sentences where a person looks. */
@ExtendWith(Browsing.class)
final class ConsoleRefusalIT {

    private static final int ANY = 0;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "foo:bar           | “foo:bar” has the scheme “foo:”; wanted is ws: or wss:",
                "ws://x/#fragment  | “ws://x/#fragment” has the fragment “#fragment”; a WebSocket URL has none",
                "ws://[            | “ws://[” cannot be read as a URL; wanted is one like wss://host/path."
            })
    void saysWhatIsWrongWithAUrl(String url, String sentence, Console console) {
        console.attempt(url, "");

        assertThat(console.text("url-error")).startsWith(sentence).endsWith("(SyntaxError)");
        assertThat(console.byId("url").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(console.focused()).isEqualTo("url");
        assertThat(console.row("refused", 1).title()).isEqualTo("new WebSocket refused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chat v2 | “chat v2” holds a space; a subprotocol is one word of letters, digits",
                "grün    | “grün” holds “ü”; a subprotocol is one word",
                "a,a     | “a” is offered twice; each subprotocol may be offered once.",
                "a,,b    | There is an empty name between the commas; wanted are names like chat.v2, chat.v1."
            })
    void saysWhatIsWrongWithASubprotocol(String protocols, String sentence, Console console) {
        console.attempt(console.socketUrl("ws"), protocols);

        assertThat(console.text("protocols-error")).startsWith(sentence).endsWith("(SyntaxError)");
        assertThat(console.focused()).isEqualTo("protocols");
        assertThat(console.text("headline")).isEqualTo("The browser refused to create this WebSocket.");
    }

    @Test
    void forgetsTheSentenceWhenTheFieldIsMended(Console console) {
        console.attempt("foo:bar", "");
        console.fill("url", console.socketUrl("ws"));

        assertThat(console.text("url-error")).isEmpty();
        assertThat(console.byId("url").getDomAttribute("aria-invalid")).isNull();
    }

    @Test
    void keepsTheOldConnectionWhenANewOneIsRefused(Console console) {
        console.connect();
        console.attempt("foo:bar", "");

        assertThat(console.state()).isEqualTo("1 OPEN");
    }

    @Test
    void asksToConnectBeforeSendingOrClosing(Console console) {
        console.send("early");
        console.click("close");

        assertThat(console.text("send-error")).isEqualTo("There is no WebSocket yet to send on; press Connect first.");
        assertThat(console.text("close-error")).isEqualTo("There is no WebSocket yet to close; press Connect first.");
    }

    @Test
    void saysThatSendHasToWaitForTheOpenEvent(Console console) throws IOException {
        try (ServerSocket silent = new ServerSocket(ANY, 1, InetAddress.getLoopbackAddress())) {
            console.attempt("ws://localhost:" + silent.getLocalPort() + "/silent", "");
            console.send("early");

            assertThat(console.state()).isEqualTo("0 CONNECTING");
            assertThat(console.text("send-error"))
                    .contains("readyState is 0 CONNECTING", "wait for the open event", "(InvalidStateError)");
            assertThat(console.row("refused", 1).title()).isEqualTo("send() refused");
            console.click("close");
            console.shows("headline", "You closed the connection before it opened.");
            assertThat(console.text("notice")).isEmpty();
        }
    }

    @Test
    void explainsWhyTheBrowserSaysOnly1006(Console console) {
        console.attempt(console.socketUrl("nope"), "");

        console.shows("notice", "Your browser says only 1006.");
        assertThat(console.text("notice"))
                .contains("it knows no WebSocket at this path (404)", "A proxy on the way dropped the Upgrade")
                .doesNotContain("Nothing listens");
        assertThat(console.row("close", 1).title()).isEqualTo("close 1006");
        assertThat(console.row("close", 1).details()).contains("Abnormal Closure", "not clean", "never open");
        assertThat(console.row("close", 1).wire()).isEqualTo("never opened");
        assertThat(console.row("error", 1).details()).isEqualTo("the browser hides the reason by design");
        assertThat(console.text("headline"))
                .isEqualTo("The connection never opened, and the browser does not say why.");
    }

    @Test
    void saysWhichSubprotocolsTheServerKnows(Console console) {
        console.attempt(console.socketUrl("ws"), "chat.v9");

        console.shows("notice", "You offered chat.v9.");
        assertThat(console.text("notice"))
                .contains("This server knows chat.v2, chat.v1. That is most likely the reason here.");
        assertThat(console.text("protocol")).startsWith("(empty)");
    }

    @Test
    void saysThatPerhapsNothingListensElsewhere(Console console) throws IOException {
        int free;
        try (ServerSocket taken = new ServerSocket(ANY, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        console.attempt("ws://localhost:" + free + "/", "");

        console.shows("notice", "Nothing listens at localhost:" + free);
        assertThat(console.text("notice")).doesNotContain("this server remembers");
    }

    @Test
    void takesTheNoticeAwayWithTheNextConnection(Console console) {
        console.attempt(console.socketUrl("nope"), "");
        console.shows("notice", "1006");
        console.connect("ws", "");

        assertThat(console.text("notice")).isEmpty();
    }
}
