package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.chrome.ChromeDriver;

/** The same pages under a context path, over TLS, and on a server that refuses them. */
@ExtendWith(Browsing.class)
final class ConsolePlacesIT {

    @Test
    void worksUnderAContextPath(Page shared) {
        try (RunningDuplex duplex = RunningDuplex.start("--context", "/duplex")) {
            Console console = Console.open(shared.driver(), duplex.url());
            assertThat(console.value("url")).endsWith("/duplex/ws");
            assertEchoes(console);
            console.shows("server-chip", "Tomcat");

            HelloIT.assertEchoes(new Page(shared.driver(), duplex.url()));
        }
    }

    @Test
    void worksOverTls(Chromium chromium) {
        ChromeDriver trusting = chromium.start("--ignore-certificate-errors");
        try (RunningDuplex duplex = RunningDuplex.start("--tls", "self-signed")) {
            Console console = Console.open(trusting, duplex.url());
            assertThat(console.value("url")).startsWith("wss://localhost:");
            assertEchoes(console);
            console.attempt("ws://elsewhere.invalid/", "");
            assertThat(console.text("url-error"))
                    .startsWith("“ws://elsewhere.invalid/” is not encrypted, but this page came over https:");

            HelloIT.assertEchoes(new Page(trusting, duplex.url()));
        } finally {
            trusting.quit();
        }
    }

    @Test
    void leadsFromABareFailureToTheReasonOfTheServer(Page shared) {
        try (RunningDuplex duplex = RunningDuplex.start("--origins", "https://example.org")) {
            Console console = Console.open(shared.driver(), duplex.url());
            console.click("connect");
            console.shows("notice", "Your browser says only 1006. The server knows why.");
            assertThat(console.text("notice"))
                    .contains("It refused the handshake with status 403: origin not allowed: received");

            String link = (String) console.script("return document.querySelector('#notice a').href");
            assertThat(link).isEqualTo(duplex.url() + "handshake/refused");
            shared.driver().get(link);

            assertThat(PagesIT.body(shared))
                    .contains("\"status\": 403", duplex.url().replaceFirst("/$", ""));
        }
    }

    private static void assertEchoes(Console console) {
        console.connect();
        console.send("Hello, 世界 👋");
        assertThat(console.row("message", 1).preview()).isEqualTo("“Hello, 世界 👋”");
        console.sendHex("00ff");
        assertThat(console.row("message", 2).preview()).isEqualTo("00 ff");
        assertThat(console.complaints()).isEmpty();
    }
}
