package io.duplexws.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TallyTest {

    private final Tally tally = new Tally();

    @ParameterizedTest
    @EnumSource
    void countsEachRuleByItself(Rule rule) {
        tally.refusedBy(rule);
        tally.refusedBy(rule);

        for (Rule other : Rule.values()) {
            assertThat(tally.broken(other)).isEqualTo(other == rule ? 2 : 0);
        }
        assertThat(tally.full()).isZero();
    }

    @Test
    void countsWantOfRoomBesideTheRules() {
        tally.refusedAsFull();

        assertThat(tally.full()).isEqualTo(1);
        assertThat(tally.broken(Rule.METHOD)).isZero();
    }
}
