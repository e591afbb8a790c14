package io.duplexws.metrics;

import static io.duplexws.metrics.Meters.word;

import io.duplexws.push.http.StreamEnd;
import io.duplexws.push.http.Streams;
import io.duplexws.push.http.Tally;

/** Those that hear by HTTP. */
final class ReaderMeters {

    private static final String PUSH = "push";

    private ReaderMeters() {}

    static void of(Meters meters, Streams streams) {
        readers(meters, streams, "sse", streams.events());
        readers(meters, streams, "poll", streams.polls());
        meters.counter(
                "duplex.http.readers.refused",
                "Readers of events and polls answered with 503, because as many are served as are allowed",
                streams::refused);
    }

    private static void readers(Meters meters, Streams streams, String transport, Tally tally) {
        String[] tags = {"transport", transport, "use", PUSH};
        Names.open(meters, () -> streams.count(tally), tags);
        Names.opened(meters, tally::opened, tags);
        for (StreamEnd why : tally.reasons()) {
            Names.ended(meters, () -> tally.ended(why), transport, PUSH, word(why));
        }
        PushMeters.delivered(meters, tally.delivered(), tags);
    }
}
