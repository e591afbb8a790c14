package io.duplexws.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.cli.check.Hops.Behind;
import io.duplexws.cli.check.Hops.Hop;
import io.duplexws.cli.wire.Opening;
import io.duplexws.cli.wire.Target;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Launch;
import io.duplexws.harness.OwnCertificate;
import io.duplexws.harness.ProxyLogs;
import io.duplexws.harness.ProxyProcess;
import io.duplexws.harness.RedisProcess;
import io.duplexws.harness.TcpProxy;
import io.duplexws.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The check-up through real proxies and through a hop of the test's own, each right or with one mistake: that mistake is the
 * first finding, and where there is none nothing is found. What comes out is the table of docs/check.md.
 */
@ExtendWith(ProxyLogs.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HopsIT {

    /** Most of the time is spent in waiting. */
    private static final int BESIDE = 4;

    private static final Path PAGE = Path.of("docs", "check.md");
    private static final String BEGIN = "<!-- from here on written by HopsIT -->\n";
    private static final String END = "<!-- until here -->\n";

    @TempDir
    static Path scratch;

    private final Map<Behind, int[]> backends = new EnumMap<>(Behind.class);
    private final List<AutoCloseable> running = new ArrayList<>();
    private final Map<Hop, Future<Report>> reports = new LinkedHashMap<>();
    private final Catalogue catalogue =
            new Catalogue(Language.ENGLISH, path -> Files.readString(Path.of("src/main/webapp", path)));
    private ExecutorService threads;
    private OwnCertificate certificate;
    private OwnCertificate expiring;

    @BeforeAll
    void start() throws IOException {
        certificate = OwnCertificate.in(Files.createDirectories(scratch.resolve("certificate")));
        expiring = OwnCertificate.in(Files.createDirectories(scratch.resolve("expiring")), 10);
        backends.put(Behind.ONE, new int[] {serve("one").port()});
        backends.put(
                Behind.STRICT,
                new int[] {serve("strict", "origins=https://app.example").port()});
        backends.put(
                Behind.SAME_ORIGIN, new int[] {serve("same", "origins=same").port()});
        backends.put(
                Behind.TWO_WITHOUT_BROKER,
                new int[] {serve("left").port(), serve("right").port()});
        RedisProcess redis = RedisProcess.start(Files.createDirectories(scratch.resolve("redis")));
        running.add(redis);
        String broker = "broker=" + redis.uri();
        backends.put(Behind.TWO_WITH_REDIS, new int[] {
            serve("first", broker).port(), serve("second", broker).port()
        });
        AjpTomcat ajp = AjpTomcat.start(Files.createDirectories(scratch.resolve("ajp")));
        running.add(ajp);
        backends.put(Behind.AJP, new int[] {ajp.port()});
        threads = Executors.newFixedThreadPool(BESIDE);
        Hops.all().forEach(hop -> reports.put(hop, threads.submit(() -> check(hop))));
    }

    private DuplexProcess serve(String name, String... settings) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--port", "0"));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        DuplexProcess process = Launch.in(
                        Files.createDirectories(scratch.resolve(name)), arguments.toArray(String[]::new))
                .serve();
        running.add(process);
        return process;
    }

    @AfterAll
    void stop() throws Exception {
        threads.shutdownNow();
        for (AutoCloseable one : running) {
            one.close();
        }
    }

    static Stream<Hop> hops() {
        return Hops.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hops")
    void namesTheMistakeFirst(Hop hop) throws Exception {
        Report report = reportOf(hop);

        assertThat(first(report))
                .as(() -> new ReportText(report, catalogue).plain())
                .isEqualTo(hop.expected());
    }

    @Test
    void tellsWhetherHttp2CarriesWebSockets() throws Exception {
        assertThat(said(Hops.HTTP2_WITHOUT_CONNECT, Item.HTTP2))
                .contains("HTTP/2 is offered, without extended CONNECT");
        assertThat(said(Hops.HTTP2_WITH_CONNECT, Item.HTTP2)).contains("HTTP/2 is offered, with extended CONNECT");
    }

    @Test
    void saysNothingOfAServerThatItCannotHear() throws Exception {
        assertThat(said(Hops.UNHEARD, Item.CLOSE))
                .startsWith("code 4001 and its reason arrived here; what arrived there is not");
        assertThat(said(Hops.UNHEARD, Item.HEADERS)).endsWith("is not known, for it cannot be heard");
        assertThat(said(Hops.UNHEARD, Item.SEEN)).endsWith("is not known, for it cannot be heard");
        assertThat(reportOf(Hops.UNHEARD).findings())
                .extracting(Finding::id)
                .doesNotContain("close.changed", "handshake.answered");
    }

    private String said(Hop hop, Item item) throws Exception {
        return reportOf(hop).results().get(item).measured();
    }

    @Test
    void writesTheTableOfThePage() throws Exception {
        StringBuilder table =
                new StringBuilder("| hop | what it does | first finding | in words |\n|---|---|---|---|\n");
        for (Hop hop : reports.keySet()) {
            String first = first(reportOf(hop));
            table.append("| ")
                    .append(hop.name())
                    .append(" | ")
                    .append(hop.title())
                    .append(" | ");
            table.append(first.isEmpty() ? "none | |" : "`" + first + "` | " + catalogue.headline(first) + " |");
            table.append('\n');
        }
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        String written = page.substring(0, from) + table + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("pages")) {
            Files.writeString(PAGE, written);
        }

        assertThat(written).as("docs/check.md; -Dpages=true writes it").isEqualTo(page);
    }

    private static String first(Report report) {
        return report.findings().stream().map(Finding::id).findFirst().orElse("");
    }

    private Report reportOf(Hop hop) throws Exception {
        return reports.entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(hop.toString()))
                .findFirst()
                .orElseThrow()
                .getValue()
                .get();
    }

    private Report check(Hop hop) throws Exception {
        int[] ports = backends.get(hop.behind());
        if (hop.proxy() == null) {
            try (TcpProxy proxy = TcpProxy.start(ports[0], hop.mistake())) {
                return check(hop, proxy.port());
            }
        }
        try (ProxyProcess proxy = ProxyProcess.start(
                hop.proxy(), Files.createTempDirectory(scratch, "proxy"), certified(hop.site()), ports)) {
            return check(hop, proxy.port());
        }
    }

    private String certified(String site) throws IOException {
        Path both = scratch.resolve("certificate").resolve("both.pem");
        if (site.contains("{both}") && !Files.exists(both)) {
            Files.writeString(both, Files.readString(certificate.certificate()) + Files.readString(certificate.key()));
        }
        return site.replace("{both}", both.toString())
                .replace("{certificate}", certificate.certificate().toString())
                .replace("{key}", certificate.key().toString())
                .replace("{expiring}", expiring.certificate().toString())
                .replace("{expiring key}", expiring.key().toString());
    }

    private Report check(Hop hop, int port) throws InterruptedException {
        Opening opening = new Opening(
                Target.read((hop.isSecure() ? "https" : "http") + "://localhost:" + port + "/"),
                List.of(),
                List.of(),
                "",
                hop.isSecure(),
                Duration.ofSeconds(10));
        return new CheckUp(Set.of(), hop.waits() ? Hops.IDLE_SECONDS : 0, catalogue).run(opening, (item, told) -> {});
    }
}
