package io.duplexws.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NonceTest {

    private static final String TEXT = "AbCdEfGhIjKlMnOpQr_-09";

    @Test
    void namesTheTopicOfItsTrace() {
        assertThat(new Nonce(TEXT).topic().name()).isEqualTo("trace." + TEXT);
    }

    @Test
    void doesNotShowItself() {
        assertThat(new Nonce(TEXT)).asString().doesNotContain(TEXT);
    }
}
