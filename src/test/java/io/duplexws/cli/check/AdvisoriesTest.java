package io.duplexws.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvisoriesTest {

    private static final String ONE = """
            [{"id": "CVE-1", "product": "tomcat", "affected": [{"from": "9.0.0", "to": "9.0.121"}, {"from": "10.1.0", "to": "10.1.59"}],
              "fixed": "10.1.60", "severityNote": {"en": "It waits busily.", "zh": "忙等。"}, "source": "https://example.org/1"}]
            """;

    private final Advisories advisories =
            new Advisories(JsonParser.parseString(ONE).getAsJsonArray(), "en");

    @ParameterizedTest
    @CsvSource({
        "Apache Tomcat/10.1.59, true",
        "Apache Tomcat/10.1.0, true",
        "Apache Tomcat/10.1.60, false",
        "Apache Tomcat/9.0.9, true",
        "Apache Tomcat/10.0.27, false",
        "WildFly 39.0.1.Final, false",
        "Apache Tomcat, false",
        "'', false"
    })
    void namesTheVersionsThatAreAffected(String server, boolean affected) {
        assertThat(advisories.of(server)).hasSize(affected ? 1 : 0);
    }

    @Test
    void tellsWhatCanHappenInTheLanguageOfTheReader() {
        assertThat(advisories.of("Apache Tomcat/10.1.1"))
                .containsExactly(
                        new Advisories.Advisory("CVE-1", "It waits busily.", "10.1.60", "https://example.org/1"));
        assertThat(new Advisories(JsonParser.parseString(ONE).getAsJsonArray(), "zh")
                        .of("Apache Tomcat/10.1.1")
                        .get(0)
                        .note())
                .isEqualTo("忙等。");
    }

    @ParameterizedTest
    @CsvSource({"10.1.9, 10.1.10, -1", "10.1, 10.1.0, 0", "11.0.0, 9.9.9, 1"})
    void comparesNumberByNumber(String one, String other, int order) {
        assertThat(Integer.signum(Advisories.compare(one, other))).isEqualTo(order);
    }
}
