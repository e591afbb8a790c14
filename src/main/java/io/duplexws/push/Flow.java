package io.duplexws.push;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Messages that went one way so far, and the bytes of their payloads. Thread-safe. */
public final class Flow {

    private final LongAdder messages = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    public void add(List<Message> more) {
        long size = 0;
        for (Message message : more) {
            size += message.payload().size();
        }
        messages.add(more.size());
        bytes.add(size);
    }

    void add(Payload one) {
        messages.increment();
        bytes.add(one.size());
    }

    public long messages() {
        return messages.sum();
    }

    public long bytes() {
        return bytes.sum();
    }
}
