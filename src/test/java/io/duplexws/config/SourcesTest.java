package io.duplexws.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourcesTest {

    private static final String KEY = "duplex.origins";

    private final Map<String, String> environment = Map.of("DUPLEX_ORIGINS", "of the environment");
    private final Map<String, String> parameters = Map.of(KEY, "of the context");

    @Test
    void takesThePropertyFirst() {
        Sources sources = new Sources(properties(KEY, "of the property"), environment, parameters);

        assertThat(sources.value(Setting.ORIGINS)).contains("of the property");
    }

    @Test
    void takesTheEnvironmentBeforeTheContext() {
        Sources sources = new Sources(new Properties(), environment, parameters);

        assertThat(sources.value(Setting.ORIGINS)).contains("of the environment");
    }

    @Test
    void takesTheContextLast() {
        Sources sources = new Sources(new Properties(), Map.of(), parameters);

        assertThat(sources.value(Setting.ORIGINS)).contains("of the context");
    }

    @Test
    void hasNoValueWhereNobodySaysOne() {
        assertThat(new Sources(new Properties(), Map.of(), Map.of()).value(Setting.ORIGINS))
                .isEmpty();
    }

    @Test
    void emptyValueCountsAsSaid() {
        Sources sources = new Sources(properties(KEY, ""), environment, parameters);

        assertThat(sources.value(Setting.ORIGINS)).contains("");
    }

    @Test
    void refusesUnknownProperty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sources(properties("duplex.orgins", "*"), Map.of(), Map.of()))
                .withMessageStartingWith("unknown setting duplex.orgins (system property); known are duplex.origins, ");
    }

    @Test
    void refusesUnknownContextParameter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sources(new Properties(), Map.of(), Map.of("duplex.colour", "red")))
                .withMessageStartingWith("unknown setting duplex.colour (context parameter); known are ");
    }

    @Test
    void leavesUnknownVariablesOfTheEnvironmentAlone() {
        Sources sources = new Sources(new Properties(), Map.of("DUPLEX_SERVICE_HOST", "10.0.0.1"), Map.of());

        assertThat(Config.read(sources)).isNotNull();
    }

    @Test
    void leavesNamesOfOthersAlone() {
        Sources sources = new Sources(properties("duplexer.x", "1"), Map.of(), Map.of("other.duplex.x", "1"));

        assertThat(Config.read(sources)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void findsEverySettingUnderItsNames(Setting setting) {
        assertThat(Setting.ofKey(setting.key())).contains(setting);
        assertThat(Sources.known()).contains(setting.property());
        assertThat(setting.variable()).matches("DUPLEX(_[A-Z]+)+");
        assertThat(setting.meaning()).isNotBlank();
    }

    private static Properties properties(String name, String value) {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        return properties;
    }
}
