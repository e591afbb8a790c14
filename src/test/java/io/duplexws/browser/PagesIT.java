package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** The ways between the pages, and what a person sees who opens an address that is not meant for people. */
@ExtendWith(Browsing.class)
final class PagesIT {

    @Test
    void leadsFromTheWebSocketAddressToTheConsole(Page page) {
        page.open("ws");
        assertThat(page.driver().findElement(By.tagName("h1")).getText())
                .isEqualTo("This address speaks WebSocket. A browser's address line speaks plain HTTP.");
        // The browser writes down the status 426 of this very page as an error.
        assertThat(page.complaints()).singleElement().asString().contains("426");

        page.driver().findElement(By.linkText("Open the console")).click();

        page.until(() -> page.driver().getCurrentUrl().equals(page.base()), () -> "did not come to the console");
        assertThat(page.value("url")).isEqualTo(page.socketUrl("ws"));
    }

    @Test
    void offersTheEndpointsOfThisServer(Page page) {
        page.open("");
        page.until(() -> !page.value("url").isEmpty(), () -> "the page did not fill in its URL");
        for (String path : List.of("echo_once", "probe", "ws")) {
            page.driver()
                    .findElement(By.cssSelector(".choice[data-path=" + path + "]"))
                    .click();

            assertThat(page.value("url")).isEqualTo(page.socketUrl(path));
            assertThat(page.focused()).isEqualTo("url");
        }
    }

    @Test
    void showsTheHandshakeRulesAsReadableJson(Page page) {
        page.open("");
        page.driver().findElement(By.linkText("Handshake")).click();
        page.until(() -> page.driver().getCurrentUrl().endsWith("/handshake"), () -> "did not come to /handshake");

        JsonObject answer = JsonParser.parseString(body(page)).getAsJsonObject();

        assertThat(answer.get("upgrade").getAsBoolean()).isFalse();
        assertThat(answer.get("status").getAsInt()).isEqualTo(426);
        assertThat(answer.getAsJsonArray("rules")).hasSizeGreaterThan(5);
        assertThat(body(page)).contains("\n  \"sentence\": ");
    }

    @Test
    void remembersTheThemeThatWasChosen(Page page) {
        page.open("");
        new Select(page.byId("theme")).selectByValue("dark");
        String dark = background(page);
        page.driver().navigate().refresh();

        assertThat(page.value("theme")).isEqualTo("dark");
        assertThat(background(page)).isEqualTo(dark);
        new Select(page.byId("theme")).selectByValue("light");
        assertThat(background(page)).isNotEqualTo(dark);
    }

    static String body(Page page) {
        return page.driver().findElement(By.tagName("body")).getText();
    }

    private static String background(Page page) {
        return String.valueOf(page.script("return getComputedStyle(document.documentElement).backgroundColor"));
    }
}
