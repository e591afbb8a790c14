package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What axe-core finds on every page: names for readers, roles, contrast (WCAG 2.1 A and AA), in light and in dark. */
@ExtendWith(Browsing.class)
final class AccessIT {

    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
            axe.run(document, { runOnly: { type: "tag", values: rules } }).then(({ violations }) =>
              done(violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) =>
                `${id}: ${help}: ${target}: ${failureSummary}`))), (error) => done([String(error)]));
            """;

    private static final String AXE = script();

    @ParameterizedTest
    @CsvSource({
        "'', light",
        "'', dark",
        "push.html, light",
        "push.html, dark",
        "check.html, light",
        "check.html, dark",
        "compare.html, light",
        "compare.html, dark",
        "hello.html, light",
        "hello.html, dark",
        "request.jsp, light",
        "request.jsp, dark",
        "ws, light",
        "ws, dark",
    })
    void leavesNobodyOut(String path, String scheme, Page page) {
        scheme(page, scheme);
        page.open(path);
        List<String> found = violations(page);
        page.complaints();

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void leavesNobodyOutOfABusyConsole(String scheme, Console console) {
        scheme(console, scheme);
        console.connect("ws", "chat.v1");
        console.send("{\"a\":[1,2]}");
        console.server("message", 1, "sent");
        console.click("workspace-add");
        console.attempt(console.socketUrl("nope"), "");
        console.shows("notice", "1006");
        console.select("close", 1);
        console.shows("detail", "wasClean");

        assertThat(violations(console)).isEmpty();
        console.byId("workspace-2").sendKeys(Keys.ARROW_LEFT);
        console.select("message", 1);
        assertThat(violations(console)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void leavesNobodyOutOfAComparison(String scheme, Page page) {
        scheme(page, scheme);
        page.open("compare.html?seconds=1");
        page.click("start");
        page.shows("headline", "bytes per event");

        assertThat(violations(page)).isEmpty();
    }

    private static void scheme(Page page, String scheme) {
        page.driver()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private static List<String> violations(Page page) {
        page.driver().manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        // Past the page's own policy, which allows no such script.
        page.driver().executeCdpCommand("Runtime.evaluate", Map.of("expression", AXE));
        return ((List<?>) page.driver().executeAsyncScript(RUN))
                .stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream in = AccessIT.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException("axe.min.js of the class path cannot be read", broken);
        }
    }
}
