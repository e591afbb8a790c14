package io.duplexws.browser;

import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The check-up page, by what a person sees on it. */
final class CheckPage extends Page {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private CheckPage(ChromeDriver driver, String base) {
        super(driver, base);
    }

    static CheckPage open(ChromeDriver driver, String base) {
        return open(driver, base, 0);
    }

    /** @param idle seconds of silence to try */
    static CheckPage open(ChromeDriver driver, String base, int idle) {
        return open(driver, base, "idle=" + idle);
    }

    static CheckPage open(ChromeDriver driver, String base, String query) {
        CheckPage page = new CheckPage(driver, base);
        page.open("check.html?" + query);
        return page;
    }

    /** Waits until every check has come out. */
    CheckPage finished() {
        new WebDriverWait(driver(), LONGEST)
                .withMessage(() -> "not all came out: " + rows())
                .until(any -> byId("copy-json").isEnabled());
        return this;
    }

    /** The ids of the findings, as shown. */
    List<String> findings() {
        return driver().findElements(By.cssSelector("[data-finding]")).stream()
                .map(finding -> finding.getDomAttribute("data-finding"))
                .toList();
    }

    String state(String item) {
        return row(item).getDomAttribute("data-state");
    }

    String said(String item) {
        return row(item).findElement(By.className("said")).getText();
    }

    private WebElement row(String item) {
        return driver().findElement(By.cssSelector("[data-check=\"" + item + "\"]"));
    }

    String rows() {
        return byId("checks").getText();
    }
}
