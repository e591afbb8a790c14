package io.duplexws.push.http;

import io.duplexws.push.Flow;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** What HTTP readers of one kind have done so far. Thread-safe. */
public final class Tally {

    private final LongAdder opened = new LongAdder();
    private final Map<StreamEnd, LongAdder> ended = new EnumMap<>(StreamEnd.class);
    private final Flow delivered = new Flow();

    /** @param reasons why they may end */
    Tally(StreamEnd... reasons) {
        for (StreamEnd why : reasons) {
            ended.put(why, new LongAdder());
        }
    }

    void countOpened() {
        opened.increment();
    }

    /** To be called once for each reader. */
    void countEnded(StreamEnd why) {
        ended.get(why).increment();
    }

    public long opened() {
        return opened.sum();
    }

    /** Why they may end. */
    public Set<StreamEnd> reasons() {
        return Set.copyOf(ended.keySet());
    }

    /** @param why one of the reasons */
    public long ended(StreamEnd why) {
        return ended.get(why).sum();
    }

    /** What has been handed to them, or waits for them. */
    public Flow delivered() {
        return delivered;
    }
}
