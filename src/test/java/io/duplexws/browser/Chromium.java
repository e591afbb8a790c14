package io.duplexws.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A Chromium and its driver on this machine: those that the system properties {@code chromium} and
 * {@code chromedriver} name, else those in the usual places. Both paths are handed over, so nothing is downloaded.
 */
record Chromium(Path browser, Path driver) {

    static final String HOW_TO_GET = "apt-get install chromium chromium-driver, or set -Dchromium=… -Dchromedriver=…";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** It warns that the typed DevTools of this very version are not there; they are not used. */
    private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

    static {
        DEVTOOLS.setLevel(Level.SEVERE);
    }

    private static final List<String> BROWSERS = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome.exe",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");
    private static final List<String> DRIVERS = List.of(
            "chromedriver",
            "chromedriver.exe",
            "/usr/lib/chromium/chromedriver",
            "/usr/lib/chromium-browser/chromedriver",
            "/opt/homebrew/bin/chromedriver",
            "/usr/local/bin/chromedriver");

    static Optional<Chromium> find() {
        return browserFile().flatMap(browser -> driverFile().map(driver -> new Chromium(browser, driver)));
    }

    /** What {@link #find} did not find, in words; empty when it found both. */
    static String missing() {
        Stream<String> browser = browserFile().isPresent() ? Stream.empty() : Stream.of("no Chromium found");
        Stream<String> driver = driverFile().isPresent() ? Stream.empty() : Stream.of("no chromedriver found");
        return Stream.concat(browser, driver).collect(Collectors.joining(", "));
    }

    /** A new browser with a profile of its own, which its driver makes and removes. Whoever starts it quits it. */
    ChromeDriver start(String... options) {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .withSilent(true)
                .build();
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions all = new ChromeOptions().setBinary(browser.toFile());
        all.setCapability(ChromeOptions.LOGGING_PREFS, logging);
        // The sandbox wants rights that root and many containers do not have; only our own pages are opened.
        all.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        all.addArguments("--window-size=1400,900", "--disable-quic", "--no-first-run", "--disable-sync");
        all.addArguments("--disable-background-networking", "--disable-component-update", "--disable-extensions");
        all.addArguments("--in-process-gpu", "--disable-features=Translate,OptimizationHints,MediaRouter");
        all.addArguments(options);
        all.setPageLoadTimeout(PATIENCE);
        return new ChromeDriver(service, all);
    }

    private static Optional<Path> browserFile() {
        return file("chromium", BROWSERS);
    }

    private static Optional<Path> driverFile() {
        return file("chromedriver", DRIVERS);
    }

    private static Optional<Path> file(String property, List<String> names) {
        String named = System.getProperty(property);
        Stream<Path> places = named != null ? paths(named) : names.stream().flatMap(Chromium::paths);
        return places.filter(Files::isRegularFile).filter(Files::isExecutable).findFirst();
    }

    /** A bare name is looked for on the PATH; a path of another system may not even be one here. */
    private static Stream<Path> paths(String name) {
        try {
            Path path = Path.of(name);
            return path.getNameCount() > 1 || path.isAbsolute() ? Stream.of(path) : onPath(name);
        } catch (InvalidPathException elsewhere) {
            return Stream.empty();
        }
    }

    private static Stream<Path> onPath(String name) {
        String folders = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(folders.split(File.pathSeparator)).map(folder -> Path.of(folder, name));
    }
}
