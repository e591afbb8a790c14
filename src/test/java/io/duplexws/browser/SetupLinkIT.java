package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Links that carry a set-up in their fragment. */
@ExtendWith(Browsing.class)
final class SetupLinkIT {

    private static final String MESSAGE = "it's \"quoted\" & 100% #1\nsecond line 你好 😀";

    @Test
    void carriesTheWholeSetupAndDoesNotConnectByItself(Console console) {
        console.fill("url", "echo_once?a=b&c=%20");
        console.fill("protocols", "chat.v2, chat.v1");
        console.binaryType("arraybuffer");
        console.fill("text", MESSAGE);
        String link = copiedLink(console);
        assertThat(link).startsWith(console.base() + "#setup?url=ws%3A%2F%2Flocalhost");

        console.open(link.substring(console.base().length()));
        console.shows("setup-told", "This set-up and its message come from the link that you opened");

        assertThat(console.value("url")).isEqualTo(console.socketUrl("echo_once?a=b&c=%20"));
        assertThat(console.value("protocols")).isEqualTo("chat.v2, chat.v1");
        assertThat(console.value("binary-type")).isEqualTo("arraybuffer");
        assertThat(console.value("text")).isEqualTo(MESSAGE);
        assertThat(console.state()).isEmpty();
        assertThat(console.text("event-count")).isEqualTo("0 events");
    }

    @Test
    void carriesBytes(Console console) {
        console.click("tab-hex");
        console.fill("hex", "00 ff");
        String link = copiedLink(console);

        console.open(link.substring(console.base().length()));
        console.shows("setup-told", "come from the link");

        assertThat(console.value("hex")).isEqualTo("00 ff");
        assertThat(console.byId("panel-hex").isDisplayed()).isTrue();
    }

    @Test
    void fillsInWhileThePageIsOpen(Console console) {
        console.connect();
        console.driver().get(console.base() + "#setup?url=ws%3A%2F%2Felsewhere.invalid%2F");

        console.shows("setup-told", "This set-up comes from the link that you opened");
        assertThat(console.value("url")).isEqualTo("ws://elsewhere.invalid/");
        assertThat(console.value("text")).isEqualTo("Hello, World!");
        assertThat(console.state()).isEqualTo("1 OPEN");
    }

    @Test
    void tellsWhatIsWrongWithALink(Console console) {
        console.open("#setup?url=ws%3A%2F%2Fhost%2F&text=%E4%BD%A");
        console.shows("setup-told", "The link's text is “%E4%BD%A”, which cannot be decoded; wanted is UTF-8");
        assertThat(console.value("url")).isEqualTo(console.socketUrl("ws"));

        console.open("#setup?protocols=chat.v1");
        console.shows("setup-told", "The link has no url; wanted is one like url=wss%3A%2F%2Fhost%2Fpath.");
        console.open("#setup?url=ws&colour=red");
        console.shows("setup-told", "The link has the part “colour”; wanted are only url, protocols,");
        console.open("#setup?url=ws&binaryType=text");
        console.shows("setup-told", "The link's binaryType is “text”; wanted is blob or arraybuffer.");
    }

    @Test
    void leavesALongMessageOut(Console console) {
        Picks.open(console, "templates").use("64 KiB");

        String link = copiedLink(console);

        assertThat(link).hasSizeLessThan(200);
        assertThat(console.text("setup-told")).startsWith("The link is copied without the message");
    }

    @Test
    void saysWhyThereIsNoLink(Console console) {
        console.fill("url", "ftp://host/");
        console.click("copy-link");

        assertThat(console.text("setup-told")).startsWith("There is no link: “ftp://host/” has the scheme “ftp:”");
    }

    private static String copiedLink(Console console) {
        console.click("copy-link");
        console.shows("copy-link", "Copied");
        console.click("filter");
        console.pressWithControl("a");
        console.pressWithControl("v");
        return console.value("filter");
    }
}
