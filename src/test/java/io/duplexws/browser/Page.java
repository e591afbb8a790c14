package io.duplexws.browser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A page in the browser, as a person meets it: elements by their id, keys, and waiting with a deadline. */
class Page {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Half a second, as is standard, would be most of the time that these tests take. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(30);
    /**
     * What a browser itself writes of a WebSocket that failed, or was used after its end; and of the icon that it looks
     * for beside a document which is no page and cannot name one.
     */
    private static final List<String> OWN_LINES =
            List.of("WebSocket connection to ", "WebSocket is already in CLOSING or CLOSED state", "/favicon.ico - ");

    private static final String WITNESS = """
            window.violations = [];
            document.addEventListener("securitypolicyviolation",
              (event) => window.violations.push(`${event.violatedDirective} forbids ${event.blockedURI}`));
            """;

    private final ChromeDriver driver;
    private final String base;

    /** @param base the server's address, with a slash at the end */
    Page(ChromeDriver driver, String base) {
        this.driver = driver;
        this.base = base;
    }

    final ChromeDriver driver() {
        return driver;
    }

    final String base() {
        return base;
    }

    /** A path of this server as a WebSocket address. */
    final String socketUrl(String path) {
        return base.replaceFirst("^http", "ws") + path;
    }

    /** Opens a path of the server as if for the first time: nothing is remembered, nothing was complained of. */
    final void open(String path) {
        driver.get("about:blank");
        driver.manage().logs().get(LogType.BROWSER);
        driver.executeCdpCommand(
                "Storage.clearDataForOrigin", Map.of("origin", base, "storageTypes", "local_storage,cookies"));
        Map<String, Object> added =
                driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WITNESS));
        driver.get(base + path);
        driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", added);
    }

    final WebElement byId(String id) {
        return driver.findElement(By.id(id));
    }

    final String text(String id) {
        return byId(id).getDomProperty("textContent");
    }

    final String value(String id) {
        return byId(id).getDomProperty("value");
    }

    final void click(String id) {
        byId(id).click();
    }

    final String focused() {
        return driver.switchTo().activeElement().getDomProperty("id");
    }

    /** Replaces what a field holds. Inserted as from an input method, for the driver's keys stop at U+FFFF. */
    final void fill(String id, String text) {
        click(id);
        script("document.activeElement.select()");
        press(Keys.DELETE);
        driver.executeCdpCommand("Input.insertText", Map.of("text", text));
    }

    /** Presses keys wherever the focus is. */
    final void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Holds Ctrl and presses a key wherever the focus is. */
    final void pressWithControl(CharSequence key) {
        new Actions(driver)
                .keyDown(Keys.CONTROL)
                .sendKeys(key)
                .keyUp(Keys.CONTROL)
                .perform();
    }

    final Object script(String source, Object... parameters) {
        return driver.executeScript(source, parameters);
    }

    /** Waits until the element's text holds this part. */
    final void shows(String id, String part) {
        until(() -> text(id).contains(part), () -> "#" + id + " shows “" + text(id) + "”, wanted is “" + part + "”");
    }

    final void until(Supplier<Boolean> claim, Supplier<String> otherwise) {
        new WebDriverWait(driver, PATIENCE, LOOK_AGAIN).withMessage(otherwise).until(any -> claim.get());
    }

    /** Errors on the browser's console and violations of the security policy, but not the browser's own lines. */
    final List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(entry -> entry.getMessage())
                .filter(message -> OWN_LINES.stream().noneMatch(message::contains))
                .forEach(complaints::add);
        if (script("return window.violations || []") instanceof List<?> violations) {
            violations.forEach(violation -> complaints.add(String.valueOf(violation)));
        }
        return complaints;
    }
}
