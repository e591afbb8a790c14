package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.Consumer;
import org.openqa.selenium.chrome.ChromeDriver;

/** The pages of a server that somebody else has started, in a browser of its own. */
public final class Visit {

    private Visit() {}

    /** What is missing on this machine, and how to get it; empty when there is a browser. */
    public static String missing() {
        String missing = Chromium.missing();
        return missing.isEmpty() ? "" : missing + "; " + Chromium.HOW_TO_GET;
    }

    /**
     * Opens the console, connects, gets a text back, closes; and opens {@code request.jsp}.
     *
     * @param base the address, with a slash at the end
     */
    public static void echoes(String base) {
        inBrowser(driver -> {
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
        });
    }

    /**
     * Opens the push page, and hears a message by one transport after the other.
     *
     * @param base the address, with a slash at the end
     */
    public static void pushes(String base) {
        inBrowser(driver -> {
            String topic = "visit-" + UUID.randomUUID();
            PushPage page = PushPage.open(driver, base);
            page.listen(topic, "websocket");
            int heard = 0;
            for (String transport : new String[] {"websocket", "sse", "longpoll", "poll"}) {
                page.change(topic, transport);
                page.untilState(topic, "live");
                page.publish("by " + transport);
                assertThat(page.line("message", ++heard).preview()).isEqualTo("“by " + transport + "”");
            }
            page.tells(topic, "4 messages, none missed");
            assertThat(page.complaints()).as("what the browser complained of").isEmpty();
        });
    }

    private static void inBrowser(Consumer<ChromeDriver> visit) {
        ChromeDriver driver = Chromium.find().orElseThrow().start();
        try {
            visit.accept(driver);
        } finally {
            driver.quit();
        }
    }
}
