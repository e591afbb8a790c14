package io.duplexws.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsInReadmeTest {

    @ParameterizedTest
    @EnumSource
    void tellsKeyDefaultAndMeaningOfEverySetting(Setting setting) throws IOException {
        String standard = setting.standard().isEmpty() ? "not set" : "`" + setting.standard() + "`";

        assertThat(Files.readAllLines(Path.of("README.md")))
                .contains("| `" + setting.key() + "` | " + standard + " | " + setting.meaning() + " |");
    }

    @ParameterizedTest
    @EnumSource
    void tellsKeyAndDefaultOfEverySettingInChinese(Setting setting) throws IOException {
        String standard = setting.standard().isEmpty() ? "未设置" : "`" + setting.standard() + "`";

        assertThat(Files.readAllLines(Path.of("README.zh-CN.md")))
                .anyMatch(line -> line.startsWith("| `" + setting.key() + "` | " + standard + " | "));
    }
}
