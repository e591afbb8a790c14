package io.duplexws.servers;

import static io.duplexws.servers.Promise.that;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.duplexws.browser.Visit;
import io.duplexws.handshake.Ask;
import io.duplexws.harness.HttpAnswer;
import io.duplexws.servers.Promise.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What a browser is served. */
final class PagePromises {

    private PagePromises() {}

    static Section section() {
        return new Section(
                "Pages",
                List.of(
                        that("the console", PagePromises::console),
                        that("the console in Chromium connects and gets its text back", PagePromises::visits),
                        that(
                                "the push page in Chromium hears what it publishes, by every transport",
                                PagePromises::pushes),
                        that("every module of it, as JavaScript", site -> serves(site, ".js", "javascript")),
                        that("every style sheet", site -> serves(site, ".css", "text/css")),
                        that("every page and icon", PagePromises::pages),
                        that("`request.jsp` in UTF-8", PagePromises::requestPage),
                        that("`/metrics` tells its numbers to Prometheus", PagePromises::metrics),
                        that("a strict Content-Security-Policy", PagePromises::strictHeaders),
                        that("nothing of the executable part", PagePromises::hidesExecutablePart)));
    }

    private static void console(Site site) throws Exception {
        HttpAnswer answer = site.get("");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.body()).isEqualTo(new String(inWar("index.html"), StandardCharsets.UTF_8));
    }

    private static void visits(Site site) {
        visit(site, Visit::echoes);
    }

    private static void pushes(Site site) {
        visit(site, Visit::pushes);
    }

    /** From {@code localhost}, which is the second origin of the setting. */
    private static void visit(Site site, Consumer<String> visit) {
        String missing = Visit.missing();
        boolean wanted = "true".equals(System.getenv("CI"));
        assumeTrue(missing.isEmpty() || wanted, missing);
        assertThat(missing).isEmpty();
        visit.accept("http://localhost:" + site.base().getPort() + site.base().getPath());
    }

    private static void pages(Site site) throws Exception {
        serves(site, ".html", "text/html");
        serves(site, ".svg", "image/svg+xml");
    }

    /** As it lies in the WAR, under a type that browsers take, and never under another charset than UTF-8. */
    private static void serves(Site site, String ending, String type) throws Exception {
        List<String> names = namesInWar(ending);
        assertThat(names).isNotEmpty();
        for (String name : names) {
            HttpAnswer answer = site.get(name);
            assertThat(answer.status()).as(name).isEqualTo(200);
            assertThat(answer.header("Content-Type").toLowerCase(Locale.ROOT))
                    .as(name)
                    .contains(type)
                    .matches("[^;]+(; ?charset=utf-8)?");
            assertThat(answer.body()).as(name).isEqualTo(new String(inWar(name), StandardCharsets.UTF_8));
        }
    }

    private static void requestPage(Site site) throws Exception {
        HttpAnswer answer = site.get("request.jsp?q=%E4%BD%A0", "X-Seen: yes", "Via: 1.1 nginx");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("<title>Request · Duplex</title>", site.path("request.jsp?q=%E4%BD%A0"));
        // Tomcat 10 tells the names of headers in lower case.
        assertThat(answer.body()).containsIgnoringCase("X-Seen").contains("1.1 nginx");
        HttpAnswer chinese = site.get("request.jsp", "Accept-Language: zh-CN,zh;q=0.9,en;q=0.8");
        assertThat(chinese.body()).contains("<html lang=\"zh-CN\"", "<title>请求 · Duplex</title>", "服务器的理解");
    }

    private static void metrics(Site site) throws Exception {
        HttpAnswer answer = site.get("metrics");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").replace(" ", ""))
                .isEqualToIgnoringCase("text/plain;version=0.0.4;charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.has("Content-Security-Policy")).isFalse();
        assertThat(answer.body())
                .contains("# TYPE duplex_connections gauge\n", "duplex_broker_up{kind=\"memory\"} 1.0\n")
                .contains("jvm_memory_used_bytes{");
        HttpAnswer posted = site.ask(Ask.good().by("POST").without("Upgrade").without("Connection"), "metrics");
        assertThat(posted.status()).isEqualTo(405);
        assertThat(posted.header("Allow")).isEqualTo("GET");
    }

    private static void strictHeaders(Site site) throws Exception {
        for (String page : List.of("", "push.html", "hello.html", "request.jsp")) {
            HttpAnswer answer = site.get(page);
            assertThat(answer.header("Content-Security-Policy"))
                    .as(page)
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe-inline");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        }
    }

    private static void hidesExecutablePart(Site site) throws Exception {
        List<String> hidden = List.of(
                "org/springframework/boot/loader/launch/WarLauncher.class",
                "org/springframework/boot/loader/launch/",
                "WEB-INF/lib-provided/duplex-cli.embedded",
                "META-INF/MANIFEST.MF");
        for (String path : hidden) {
            assertThat(site.get(path).status()).as(path).isEqualTo(404);
        }
    }

    private static List<String> namesInWar(String ending) throws IOException {
        try (ZipFile war = war()) {
            return war.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(ending) && !name.matches("(WEB|META)-INF/.*"))
                    .toList();
        }
    }

    private static byte[] inWar(String name) throws IOException {
        try (ZipFile war = war()) {
            return war.getInputStream(war.getEntry(name)).readAllBytes();
        }
    }

    private static ZipFile war() throws IOException {
        return new ZipFile(System.getProperty("war"));
    }
}
