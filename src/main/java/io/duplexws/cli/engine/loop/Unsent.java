package io.duplexws.cli.engine.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/** What the network has not taken yet, in order, and how long that may go on. Not thread-safe. */
final class Unsent {

    /** @param done told once these bytes have gone, or never will */
    private record Waiting(ByteBuffer bytes, Consumer<Throwable> done) {}

    /** Null for nothing, which is the life of most connections. */
    private Queue<Waiting> queue;

    /** When the first has waited too long, in nanoseconds; of use only where one waits. */
    private long deadline;

    private long timeout;

    /** @param timeout nanoseconds */
    Unsent(long timeout) {
        this.timeout = timeout;
    }

    /** Nanoseconds that the network may take nothing. */
    long timeout() {
        return timeout;
    }

    void timeout(long nanos) {
        timeout = nanos;
        deadline = Math.min(deadline, System.nanoTime() + nanos);
    }

    boolean isEmpty() {
        return queue == null;
    }

    void add(ByteBuffer bytes, Consumer<Throwable> done) {
        if (queue == null) {
            queue = new ArrayDeque<>();
            deadline = System.nanoTime() + timeout;
        }
        queue.add(new Waiting(bytes, done));
    }

    /** Writes what the network takes now. @param gone gets those who are to be told, also when it fails in between */
    void writeTo(Transport transport, List<Consumer<Throwable>> gone) throws IOException {
        while (queue != null && transport.write(queue.element().bytes())) {
            gone.add(queue.remove().done());
            deadline = System.nanoTime() + timeout;
            if (queue.isEmpty()) {
                queue = null;
            }
        }
    }

    boolean isLate(long now) {
        return queue != null && now - deadline > 0;
    }

    /** Those who are to be told that it will not go; nothing is left. */
    List<Consumer<Throwable>> take() {
        List<Consumer<Throwable>> all = new ArrayList<>();
        if (queue != null) {
            queue.forEach(each -> all.add(each.done()));
            queue = null;
        }
        return all;
    }
}
