package io.duplexws.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.words.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Catalogue CATALOGUE =
            new Catalogue(Language.ENGLISH, path -> Files.readString(Path.of("src/main/webapp", path)));

    private final Map<Item, Result> results = new EnumMap<>(Item.class);

    @Test
    void putsFailuresBeforeWarningsAndEarlyBeforeLate() {
        results.put(Item.HTTP, Result.of("a", Finding.warning("version.vulnerable", "CVE-1")));
        results.put(Item.PING, Result.of("b", Finding.failed("ping.swallowed", "none")));
        results.put(Item.CLOSE, Result.of("c", Finding.failed("close.changed", "1006")));

        assertThat(report().findings())
                .extracting(Finding::id)
                .containsExactly("ping.swallowed", "close.changed", "version.vulnerable");
        assertThat(report().isClean()).isFalse();
    }

    @Test
    void blamesTheAgeOfAConnectionAndNotItsSilenceWhenBothEndAtOnce() {
        results.put(Item.IDLE, Result.of("i", Finding.failed("idle.cut", "5 s")).with("cutAfterSeconds", 5.0));
        results.put(
                Item.LIFETIME,
                Result.of("l", Finding.failed("lifetime.cut", "5 s")).with("cutAfterSeconds", 5.4));

        assertThat(report().findings()).extracting(Finding::id).containsExactly("lifetime.cut");
        assertThat(report().results().get(Item.IDLE).state()).isEqualTo(State.SKIPPED);
    }

    @Test
    void blamesSilenceWhenTheBusyOneLivesLonger() {
        results.put(Item.IDLE, Result.of("i", Finding.failed("idle.cut", "5 s")).with("cutAfterSeconds", 5.0));
        results.put(
                Item.LIFETIME,
                Result.of("l", Finding.failed("lifetime.cut", "9 s")).with("cutAfterSeconds", 9.0));

        assertThat(report().findings()).extracting(Finding::id).containsExactly("idle.cut", "lifetime.cut");
    }

    @Test
    void saysWhatItMeansAndWhichLinesMendIt() {
        results.put(Item.HANDSHAKE, Result.of("answered with 426", Finding.failed("handshake.upgrade", "none came")));

        String text = new ReportText(report("nginx/1.22.1"), CATALOGUE).plain();

        assertThat(text)
                .contains("✗ Handshake              answered with 426", "1 finding.")
                .contains("A hop drops the Upgrade header. [handshake.upgrade]", "- none came")
                .contains("proxy_set_header Upgrade $http_upgrade;", "https://nginx.org/")
                .doesNotContain("HAProxy");
    }

    @Test
    void isAStableObjectForPrograms() {
        results.put(Item.DNS, Result.passed("localhost is 127.0.0.1").with("milliseconds", 1.5));
        results.put(Item.PING, Result.of("none", Finding.failed("ping.swallowed", "<none>")));

        JsonObject json = JsonParser.parseString(new ReportJson(report(), CATALOGUE).toString())
                .getAsJsonObject();

        assertThat(json.keySet()).containsExactly("duplex", "version", "url", "passed", "checks", "findings", "signs");
        assertThat(json.getAsJsonArray("checks").get(0))
                .hasToString("{\"check\":\"dns\",\"state\":\"passed\",\"measured\":\"localhost is 127.0.0.1\","
                        + "\"facts\":{\"milliseconds\":1.5},\"findings\":[]}");
        JsonObject finding = json.getAsJsonArray("findings").get(0).getAsJsonObject();
        assertThat(finding.keySet()).containsExactly("finding", "severity", "says", "means", "evidence", "recipes");
        assertThat(finding.get("says").getAsString()).isEqualTo("Pings or pongs do not pass.");
    }

    @Test
    void keepsForeignTextFromBeingMarkup() {
        results.put(Item.HTTP, Result.of("a|b<c>", Finding.failed("http.elsewhere", "<script>|")));

        assertThat(new ReportText(report(), CATALOGUE).markdown())
                .contains("| ✗ | Plain HTTP | a\\|b&lt;c> |", "- &lt;script>\\|")
                .doesNotContain("<script>");
    }

    private Report report(String... signs) {
        return new Report("ws://localhost:8080/", results, Set.of(signs));
    }
}
