package io.duplexws.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.push.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TracesTest {

    private final FakeVoice voice = new FakeVoice();
    private final Traces traces = new Traces(voice.voice(), new TraceLimits(2, 100));

    @Test
    void tracesSoManyAtOnceAndTellsTheOthersThatItDoesNot() {
        Trace first = traces.begin(wanted(1)).orElseThrow();
        traces.begin(wanted(2)).orElseThrow();

        assertThat(traces.begin(wanted(3))).isEmpty();
        assertThat(voice.told())
                .containsExactly("full {\"sentence\":\"the connection is not traced: 2 are already"
                        + " (duplex.trace.connections)\"}");
        assertThat(voice.topics()).containsExactly(nonce(3).topic().name());

        refuse(first);
        assertThat(traces.begin(wanted(3))).isPresent();
        assertThat(traces.count()).isEqualTo(2);
    }

    @Test
    void tellsTwoConnectionsWithOneNonceApart() {
        refuse(traces.begin(wanted(1)).orElseThrow());
        refuse(traces.begin(wanted(1)).orElseThrow());

        assertThat(voice.topics()).isEmpty();
        assertThat(voice.events())
                .extracting(event -> event.get("n").getAsInt())
                .containsExactly(1, 1);
        assertThat(voice.topics()).containsExactly(nonce(1).topic().name());
        assertThat(voice.events())
                .extracting(event -> event.get("c").getAsString())
                .doesNotHaveDuplicates();
    }

    @Test
    void callsEachConnectionByItsLabelAlsoOneThatIsNotTraced() {
        traces.begin(new TraceParameter(nonce(1), "a"));
        traces.begin(new TraceParameter(nonce(1), "b")).ifPresent(TracesTest::refuse);
        traces.begin(new TraceParameter(nonce(1), "c"));
        traces.begin(new TraceParameter(nonce(1), "d"));

        assertThat(voice.events())
                .extracting(event -> event.get("as").getAsString())
                .containsExactly("b", "d");
        assertThat(voice.topics()).containsExactly(nonce(1).topic().name());
    }

    @Test
    void forgetsTheOldestOfThoseThatHaveEnded() {
        Trace open = traces.begin(wanted(0)).orElseThrow();
        for (int i = 1; i <= 4; i++) {
            refuse(traces.begin(wanted(i)).orElseThrow());
        }
        voice.run();

        assertThat(voice.dropped()).containsExactlyElementsOf(topics(1, 2));
        refuse(open);
        voice.run();
        assertThat(voice.dropped()).containsExactlyElementsOf(topics(1, 2, 3));
    }

    @Test
    void keepsTheOneThatIsUsedAgain() {
        refuse(traces.begin(wanted(1)).orElseThrow());
        refuse(traces.begin(wanted(2)).orElseThrow());
        refuse(traces.begin(wanted(1)).orElseThrow());
        refuse(traces.begin(wanted(3)).orElseThrow());
        voice.run();

        assertThat(voice.dropped()).containsExactlyElementsOf(topics(2));
    }

    private static void refuse(Trace trace) {
        trace.refused(400, List.of("key"), "no key", Optional.empty());
    }

    private static TraceParameter wanted(int number) {
        return new TraceParameter(nonce(number), "");
    }

    private static Nonce nonce(int number) {
        return new Nonce("AbCdEfGhIjKlMnOpQr_-0" + number);
    }

    private static List<Topic> topics(int... numbers) {
        return Arrays.stream(numbers).mapToObj(number -> nonce(number).topic()).toList();
    }
}
