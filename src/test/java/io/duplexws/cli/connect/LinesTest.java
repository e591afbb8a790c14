package io.duplexws.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.cli.connect.Lines.Part;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void readsLinesWithEitherEndAndTheLastWithoutOne() throws IOException {
        assertThat(parts("a\n\r\nb\r\nc")).containsExactly(whole("a"), whole(""), whole("b"), whole("c"));
        assertThat(parts("a\n")).containsExactly(whole("a"));
        assertThat(parts("")).isEmpty();
    }

    @Test
    void readsALongLineInParts() throws IOException {
        List<Part> parts = parts("x".repeat(65_536 + 3) + "\nnext");

        assertThat(parts)
                .containsExactly(
                        new Part("x".repeat(65_536), true, false), new Part("xxx", false, true), whole("next"));
    }

    @Test
    void doesNotCutACharacterInTwo() throws IOException {
        List<Part> parts = parts("x".repeat(65_535) + "😀\n");

        assertThat(parts).containsExactly(new Part("x".repeat(65_535), true, false), new Part("😀", false, true));
    }

    @Test
    void endsALongLineThatHasNoEnd() throws IOException {
        assertThat(parts("x".repeat(65_536)))
                .containsExactly(new Part("x".repeat(65_536), true, false), new Part("", false, true));
    }

    private static Part whole(String text) {
        return new Part(text, true, true);
    }

    private static List<Part> parts(String input) throws IOException {
        Lines lines = new Lines(new StringReader(input));
        List<Part> parts = new ArrayList<>();
        for (Part part = lines.next(); part != null; part = lines.next()) {
            parts.add(part);
        }
        return parts;
    }
}
