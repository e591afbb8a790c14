package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.openqa.selenium.chrome.ChromeDriver;

/** The console of a server that somebody else has started, in a browser of its own. */
public final class ConsoleVisit {

    private ConsoleVisit() {}

    /** What is missing on this machine, and how to get it; empty when there is a browser. */
    public static String missing() {
        String missing = Chromium.missing();
        return missing.isEmpty() ? "" : missing + "; " + Chromium.HOW_TO_GET;
    }

    /**
     * Opens the page, connects, gets a text back, closes; and opens {@code request.jsp}.
     *
     * @param base the address, with a slash at the end
     */
    public static void echoes(String base) {
        ChromeDriver driver = Chromium.find().orElseThrow().start();
        try {
            Console console = Console.open(driver, base);
            console.connect();
            console.send("你好 from a browser");
            assertThat(console.row("message", 1).preview()).isEqualTo("“你好 from a browser”");
            console.close("1000", "seen");
            console.row("close", 1);
            console.open("request.jsp");
            assertThat(driver.getTitle()).isEqualTo("Request · Duplex");
            assertThat(console.complaints())
                    .as("what the browser complained of")
                    .isEmpty();
        } finally {
            driver.quit();
        }
    }
}
