package io.duplexws.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** Takes pictures of a page at a size and in a colour scheme, whatever the window is. */
final class Camera {

    private static final Path TAKEN = Path.of("target", "screenshots");
    private static final Path PUBLISHED = Path.of("docs");

    private final ChromeDriver driver;

    Camera(ChromeDriver driver) {
        this.driver = driver;
    }

    /** From now on the page is so large; 360 is really 360, which no window is. */
    void frame(int width, int height, String colorScheme) {
        resize(width, height);
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
    }

    /**
     * Pictures the page, made as high as it needs to be. A picture beyond the viewport would be simpler, but the browser
     * lays the page out anew for it, and then some rows of the time line may be missing.
     */
    void take(String name) {
        publish(look(name), name);
    }

    /** As {@link #take}, to be looked at and not for the documentation. */
    Path look(String name) {
        grow();
        return glance(name);
    }

    /** As {@link #look}, but only what fits into the window. */
    Path glance(String name) {
        movePointerAway();
        settle();
        Map<String, Object> taken = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"));
        return write(name, Base64.getDecoder().decode((String) taken.get("data")));
    }

    /** The time line is as high as a share of the window; it keeps its height, or it would grow along. */
    private void grow() {
        driver.executeScript("""
                const line = document.getElementById("timeline-scroll");
                if (line) { line.style.height = `${line.offsetHeight}px`; }
                """);
        resize(pixels("innerWidth"), pixels("document.documentElement.scrollHeight"));
    }

    /** Nothing is to look as if it were pointed at. */
    private void movePointerAway() {
        new Actions(driver).moveToLocation(1, (int) pixels("innerHeight") - 1).perform();
    }

    private void resize(long width, long height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        settle();
    }

    private long pixels(String measure) {
        return (Long) driver.executeScript("return Math.ceil(" + measure + ")");
    }

    /** Two frames later the page has answered to what came before. */
    private void settle() {
        driver.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
    }

    private static Path write(String name, byte[] picture) {
        try {
            return Files.write(Files.createDirectories(TAKEN).resolve(name), picture);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write the picture " + name, broken);
        }
    }

    private static void publish(Path file, String name) {
        try {
            if (Boolean.getBoolean("screenshots")) {
                Path place = Files.createDirectories(PUBLISHED).resolve(name);
                Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot publish the picture " + name, broken);
        }
    }
}
