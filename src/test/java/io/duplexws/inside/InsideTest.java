package io.duplexws.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class InsideTest {

    @Test
    void followsFieldsThatOthersHide() throws Exception {
        assertThat(Inside.get(new Outer("found"), "inner", "text")).isEqualTo("found");
        assertThat(Inside.get(new Outer(null), "inner", "text")).isNull();
        assertThat(Inside.get(null, "inner")).isNull();
    }

    @Test
    void setsAFieldOfASuperclassAndCallsAMethodOfIt() throws Exception {
        Inner inner = new Inner("before");

        Inside.set(inner, "text", "after");

        assertThat(Inside.call(inner, "text")).isEqualTo("after");
    }

    @Test
    void saysWhatIsNotThere() {
        Object place = new Inner("x");

        assertThatThrownBy(() -> Inside.get(place, "gone"))
                .isInstanceOf(NoSuchFieldException.class)
                .hasMessage(Inner.class.getName() + ".gone");
        assertThatThrownBy(() -> Inside.call(place, "gone"))
                .isInstanceOf(NoSuchMethodException.class)
                .hasMessage(Inner.class.getName() + ".gone");
    }

    @Test
    void warnsOfADifferenceOnce() {
        List<String> logged = new ArrayList<>();
        Difference difference = new Difference(new Log(logged), "built in another way");

        difference.tell(new NoSuchFieldException("a"));
        difference.tell(new NoSuchFieldException("b"));

        assertThat(logged).containsExactly("WARNING built in another way: java.lang.NoSuchFieldException: a");
    }

    private record Log(List<String> logged) implements System.Logger {

        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            logged.add(level + " " + message);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... arguments) {
            logged.add(level + " " + format);
        }
    }

    private static final class Outer {

        @SuppressWarnings("unused")
        private final Inner inner;

        Outer(String text) {
            this.inner = text == null ? null : new Inner(text);
        }
    }

    private static class Text {

        private final String text;

        Text(String text) {
            this.text = text;
        }

        @SuppressWarnings("unused")
        private String text() {
            return text;
        }
    }

    private static final class Inner extends Text {

        Inner(String text) {
            super(text);
        }
    }
}
