package io.duplexws.metrics;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What waits for the readers of one transport at one moment.
 *
 * @param mostMessages that wait for one of them
 * @param mostBytes    that wait for one of them
 */
record Depth(long messages, long bytes, long mostMessages, long mostBytes) {

    static final Depth NONE = new Depth(0, 0, 0, 0);

    /** @param tells of each reader how many messages and bytes wait for it */
    static Depth of(Consumer<BiConsumer<Integer, Long>> tells) {
        Sum sum = new Sum();
        tells.accept(sum::add);
        return sum.depth;
    }

    private Depth and(long more, long moreBytes) {
        return new Depth(
                messages + more, bytes + moreBytes, Math.max(mostMessages, more), Math.max(mostBytes, moreBytes));
    }

    private static final class Sum {

        private Depth depth = NONE;

        void add(int messages, long bytes) {
            if (messages > 0) {
                depth = depth.and(messages, bytes);
            }
        }
    }
}
