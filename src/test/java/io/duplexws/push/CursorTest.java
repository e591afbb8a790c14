package io.duplexws.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private final Cursor five = new Cursor("lifeabcd12", 1_000, 5);

    @Test
    void comesBackFromItsText() {
        assertThat(Cursor.parse(five.toString())).contains(five);
        assertThat(Cursor.parse(Cursor.beforeAll("lifeabcd12").toString())).contains(Cursor.beforeAll("lifeabcd12"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "life-1", "life-1-", "life-1-1-1", "LIFE-1-1", "life--1-1", "life-1-zzzzzzzzzzzzz"})
    void refusesWhatIsNoCursor(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }

    @Test
    void followsTheOneRightBefore() {
        assertThat(new Cursor("lifeabcd12", 2_000, 6).follows(five)).isTrue();
        assertThat(new Cursor("lifeabcd12", 2_000, 7).follows(five)).isFalse();
        assertThat(new Cursor("other12345", 2_000, 6).follows(five)).isFalse();
    }

    @Test
    void isNotPastItselfNorWhatComesLater() {
        assertThat(five.isNotPast(five)).isTrue();
        assertThat(five.isNotPast(new Cursor("lifeabcd12", 2_000, 6))).isTrue();
        assertThat(five.isNotPast(new Cursor("lifeabcd12", 900, 4))).isFalse();
        assertThat(five.isNotPast(new Cursor("other12345", 2_000, 6))).isFalse();
    }
}
