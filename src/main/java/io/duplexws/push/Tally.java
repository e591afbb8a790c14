package io.duplexws.push;

import java.util.concurrent.atomic.LongAdder;

/** What push has done on this node so far, whoever hears it. Thread-safe. */
public final class Tally {

    private final Flow published = new Flow();
    private final LongAdder gaps = new LongAdder();
    private final LongAdder missed = new LongAdder();
    private final LongAdder overrun = new LongAdder();
    private final Timing publishing = new Timing();
    private final Timing reading = new Timing();

    Tally() {}

    /** A reader is told where it stands. */
    void countBegun(boolean recovered) {
        if (!recovered) {
            gaps.increment();
        }
    }

    /** The readers of a topic have to look whether the broker has something that it did not tell. */
    void countMissed() {
        missed.increment();
    }

    /** So many messages were told faster than they could be handed out, and are left to the history. */
    void countOverrun(int messages) {
        overrun.add(messages);
    }

    /** Stored by way of this node; repetitions under the same key are not counted. */
    public Flow published() {
        return published;
    }

    /** Answers that said {@code recovered: false}. */
    public long gaps() {
        return gaps.sum();
    }

    /** Times that the broker may have told less than was published. */
    public long missed() {
        return missed.sum();
    }

    /** Messages that came faster than this node could hand them out. */
    public long overrun() {
        return overrun.sum();
    }

    public Timing publishing() {
        return publishing;
    }

    public Timing reading() {
        return reading;
    }
}
