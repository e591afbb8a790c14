package io.duplexws.cli.compare;

import io.duplexws.cli.wire.Traffic;
import java.util.concurrent.atomic.LongAdder;

/** What a lane costs on the wire, over all of its clients. Thread-safe. */
final class Counts {

    private final Traffic traffic = new Traffic();
    private final LongAdder connections = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder headUp = new LongAdder();
    private final LongAdder headDown = new LongAdder();

    Traffic traffic() {
        return traffic;
    }

    void connected() {
        connections.increment();
    }

    /** An HTTP request, or a handshake, and its answer, with the bytes of their heads. */
    void asked(int requestHead, int answerHead) {
        requests.increment();
        headUp.add(requestHead);
        headDown.add(answerHead);
    }

    /** As it stands now. */
    Cost cost() {
        return new Cost(connections.sum(), requests.sum(), traffic.up(), traffic.down(), headUp.sum(), headDown.sum());
    }
}
