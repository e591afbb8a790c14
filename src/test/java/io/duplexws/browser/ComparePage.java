package io.duplexws.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The compare page, by what a person sees on it. */
final class ComparePage extends Page {

    private static final Duration LONGEST = Duration.ofSeconds(90);

    private ComparePage(ChromeDriver driver, String base) {
        super(driver, base);
    }

    static ComparePage open(ChromeDriver driver, String base, String query) {
        ComparePage page = new ComparePage(driver, base);
        page.open("compare.html?" + query);
        return page;
    }

    /** Starts, and waits until it is over. */
    ComparePage compared() {
        click("start");
        return finished();
    }

    ComparePage finished() {
        new WebDriverWait(driver(), LONGEST)
                .withMessage(() -> "not over: " + text("headline") + " " + text("progress") + "\n" + text("lanes"))
                .until(any -> "over".equals(byId("start").getDomAttribute("data-state")));
        return this;
    }

    String state(String lane) {
        return card(lane).getDomAttribute("data-state");
    }

    String card(String lane, String part) {
        return card(lane).findElement(By.cssSelector(part)).getText();
    }

    private WebElement card(String lane) {
        return driver().findElement(By.cssSelector("#lanes [data-lane=\"" + lane + "\"]"));
    }

    /** A cell of the table: the number, and in a second line the word for where it is from. */
    String cell(String lane, String column) {
        return driver().findElement(
                        By.cssSelector("#numbers [data-lane=\"" + lane + "\"] [data-column=\"" + column + "\"]"))
                .getText();
    }

    /** What "Copy as JSON" copies. */
    JsonObject json() {
        driver().executeCdpCommand(
                        "Browser.grantPermissions",
                        Map.of("permissions", new String[] {"clipboardReadWrite", "clipboardSanitizedWrite"}));
        click("copy-json");
        shows("copy-json", "Copied");
        String copied = (String)
                driver().executeAsyncScript("navigator.clipboard.readText().then(arguments[arguments.length - 1])");
        return JsonParser.parseString(copied).getAsJsonObject();
    }

    static JsonObject lane(JsonObject told, String id) {
        for (JsonElement lane : told.getAsJsonArray("lanes")) {
            if (lane.getAsJsonObject().get("lane").getAsString().equals(id)) {
                return lane.getAsJsonObject();
            }
        }
        throw new AssertionError("no lane " + id + " in " + told);
    }
}
