package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The smallest client. Its script stands in the page, so it runs only when the security policy names its hash. */
@ExtendWith(Browsing.class)
final class HelloIT {

    @Test
    void sendsAndShowsTheEcho(Page page) {
        assertEchoes(page);
    }

    @Test
    void showsHowTheConnectionEnded(Page page) {
        page.open("hello.html");
        page.shows("status", "open");
        assertThat(page.byId("send").isEnabled()).isTrue();

        page.fill("text", "over");
        page.click("send");

        page.shows("status", "closed, 1000");
        assertThat(page.byId("send").isEnabled()).isFalse();
    }

    @Test
    void showsMarkupAsText(Page page) {
        page.open("hello.html");
        page.shows("status", "open");
        page.fill("text", "<b>bold</b>");
        page.click("send");

        page.shows("received", "<b>bold</b>");
    }

    @Test
    void runsUnderAPolicyWithoutUnsafeInline(Page page) {
        page.open("hello.html");
        page.shows("status", "open");

        String policy = String.valueOf(page.driver().executeAsyncScript("""
                const done = arguments[0];
                fetch(location.href).then((answer) => done(answer.headers.get("Content-Security-Policy")));
                """));
        assertThat(policy).contains("default-src 'none'", "'sha256-").doesNotContain("unsafe");
    }

    @Test
    void namesAnIconThatIsThere(Page page) {
        page.open("hello.html");

        Object status = page.driver().executeAsyncScript("""
                const done = arguments[0];
                fetch(document.querySelector("link[rel=icon]").href).then((answer) => done(answer.status));
                """);
        assertThat(status).isEqualTo(200L);
    }

    static void assertEchoes(Page page) {
        page.open("hello.html");
        page.shows("status", "open");
        page.fill("text", "Hello, 世界 👋");
        page.click("send");
        page.shows("received", "Hello, 世界 👋");
        assertThat(page.complaints()).isEmpty();
    }
}
