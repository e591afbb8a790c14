package io.duplexws.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortfallTest {

    private final List<String> promises = Promise.sections().stream()
            .flatMap(section -> section.promises().stream())
            .map(Promise::name)
            .toList();

    @Test
    void namesPromisesThatExist() {
        assertThat(promises)
                .containsAll(Shortfall.all().stream().map(Shortfall::promise).toList());
    }

    @Test
    void givesEveryPromiseANameOfItsOwn() {
        assertThat(promises).doesNotHaveDuplicates();
    }

    @Test
    void givesEachCellOneReason() {
        for (Server server : Server.values()) {
            assertThat(Shortfall.all().stream()
                            .filter(shortfall -> shortfall.servers().contains(server))
                            .map(Shortfall::promise))
                    .doesNotHaveDuplicates();
        }
    }
}
