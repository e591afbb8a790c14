package io.duplexws.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceLimitsTest {

    private static final Duration NEVER = Duration.ZERO;

    @Test
    void doNotExistWhenBothAreSwitchedOff() {
        assertThat(new SilenceLimits(NEVER, NEVER).exist()).isFalse();
        assertThat(new SilenceLimits(seconds(1), NEVER).exist()).isTrue();
        assertThat(new SilenceLimits(NEVER, seconds(1)).exist()).isTrue();
    }

    @Test
    void refuseAnEndThatComesBeforeThePingCanBeAnswered() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SilenceLimits(seconds(25), seconds(25)));
    }

    @Test
    void refuseLessThan0() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SilenceLimits(seconds(-1), seconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new SilenceLimits(seconds(1), seconds(-1)));
    }

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }
}
