package io.duplexws.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;

/** The console page, by what a person does on it. */
final class Console extends Page {

    private Console(ChromeDriver driver, String base) {
        super(driver, base);
    }

    static Console open(ChromeDriver driver, String base) {
        Console console = new Console(driver, base);
        console.open("");
        console.until(() -> !console.value("url").isEmpty(), () -> "the page did not fill in its URL");
        return console;
    }

    /** Connects to what the fields say, and waits for the open event. */
    void connect() {
        int before = count("open");
        click("connect");
        row("open", before + 1);
    }

    void connect(String path, String protocols) {
        fill("url", socketUrl(path));
        fill("protocols", protocols);
        connect();
    }

    /** Presses Connect, whatever comes of it. */
    void attempt(String url, String protocols) {
        fill("url", url);
        fill("protocols", protocols);
        click("connect");
    }

    void send(String text) {
        click("tab-text");
        fill("text", text);
        click("send");
    }

    void sendHex(String hex) {
        click("tab-hex");
        fill("hex", hex);
        click("send");
    }

    void sendFile(Path file) {
        click("tab-file");
        byId("file").sendKeys(file.toAbsolutePath().toString());
        click("send");
    }

    /** Calls close(code, reason) by its form. */
    void close(String code, String reason) {
        if (!byId("close-form").isDisplayed()) {
            click("close-toggle");
        }
        fill("close-code", code);
        fill("close-reason", reason);
        click("close-send");
    }

    void binaryType(String type) {
        new Select(byId("binary-type")).selectByVisibleText(type);
    }

    /** The state that the track shows: {@code 1 OPEN}; empty before the first connection. */
    String state() {
        List<WebElement> current = driver().findElements(By.cssSelector("#state [aria-current]"));
        return current.isEmpty() ? "" : current.get(0).getText().replaceAll("\\s+", " ");
    }

    int count(String kind) {
        return driver().findElements(rows(kind)).size();
    }

    /** Waits for the n-th row of this kind, counted from 1, and for its message to have been read. */
    Row row(String kind, int number) {
        until(
                () -> isReady(kind, number),
                () -> "row " + number + " of " + kind + " did not come; there are:\n" + all());
        return read(kind, number);
    }

    /** Waits until the server's side of the n-th row of this kind, counted from 1, says all of this. */
    void server(String kind, int number, String... parts) {
        row(kind, number);
        until(
                () -> Stream.of(parts)
                        .allMatch(part -> read(kind, number).server().contains(part)),
                () -> "the server's side of " + kind + " is not as wanted; there are:\n" + all());
    }

    /** Makes the window so many CSS pixels wide. */
    void narrow(int width) {
        driver().executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    }

    /** As wide as at first. */
    void wide() {
        driver().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** Selects a row, so that the page shows it whole. */
    void select(String kind, int number) {
        row(kind, number);
        driver().findElements(rows(kind)).get(number - 1).click();
    }

    private boolean isReady(String kind, int number) {
        return count(kind) >= number && !read(kind, number).preview().endsWith("being read");
    }

    private Row read(String kind, int number) {
        return Row.of((Map<?, ?>) script(Row.READER, kind, number - 1));
    }

    private String all() {
        return driver().findElement(By.id("timeline")).getText();
    }

    private static By rows(String kind) {
        return By.cssSelector(".event[data-kind=\"" + kind + "\"]");
    }
}
