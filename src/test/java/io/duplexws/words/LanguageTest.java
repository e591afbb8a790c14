package io.duplexws.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN,zh;q=0.9,en;q=0.8 | CHINESE",
                "zh | CHINESE",
                "zh-Hant-TW | CHINESE",
                "en-GB,zh;q=0.5 | ENGLISH",
                "en;q=0.5, zh-CN | CHINESE",
                "de-DE,de;q=0.9,zh;q=0.3,en;q=0.1 | CHINESE",
                "zh;q=0, en;q=0.1 | ENGLISH",
                "de | ENGLISH",
                "* | ENGLISH",
                "'' | ENGLISH",
                ";;;q=x | ENGLISH"
            })
    void isTheOneThatTheBrowserWishesForMost(String accepted, Language language) {
        assertThat(Language.preferred(accepted)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "zhx", "chinese", "../zh"})
    void isNoneForAnUnknownWish(String wish) {
        assertThat(Language.of(wish)).isEmpty();
    }

    @Test
    void saysWithValuesAndForms() {
        Words words = Words.read(Language.ENGLISH, """
                export default {
                  "plain": "a {sign} {other}",
                  "many": { "one": "{count} line", "other": "{count} lines" }
                };
                """);

        assertThat(words.say("plain", Map.of("sign", "$1\\"))).isEqualTo("a $1\\ {other}");
        assertThat(words.count("many", 1)).isEqualTo("1 line");
        assertThat(words.count("many", 1_234)).isEqualTo("1,234 lines");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> words.say("none"))
                .withMessage("no words for none in ENGLISH");
    }

    @Test
    void readsOnlyCatalogues() {
        assertThatIllegalArgumentException().isThrownBy(() -> Words.read(Language.CHINESE, "const a = {};"));
    }
}
