package io.duplexws.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DepthTest {

    @Test
    void addsUpAndFindsTheDeepest() {
        Depth depth = Depth.of(told -> {
            told.accept(3, 100L);
            told.accept(0, 0L);
            told.accept(1, 900L);
        });

        assertThat(depth).isEqualTo(new Depth(4, 1_000, 3, 900));
    }

    @Test
    void isNothingWhereNobodyWaits() {
        assertThat(Depth.of(told -> {})).isEqualTo(Depth.NONE);
    }
}
