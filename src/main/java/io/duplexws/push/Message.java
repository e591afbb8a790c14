package io.duplexws.push;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was published. One instance serves all readers on this node, and is encoded once for each form. Thread-safe. */
public final class Message {

    /** What one costs beside its payload, about. */
    private static final int OVERHEAD = 256;

    private final Cursor id;
    private final Topic topic;
    private final String type;
    private final Payload payload;

    /** Null until somebody needs a form. */
    private volatile Map<Form<?>, Object> forms;

    /** @param type empty for none */
    public Message(Cursor id, Topic topic, String type, Payload payload) {
        this.id = id;
        this.topic = topic;
        this.type = type;
        this.payload = payload;
    }

    public Cursor id() {
        return id;
    }

    public Topic topic() {
        return topic;
    }

    /** Empty for none. */
    public String type() {
        return type;
    }

    public Payload payload() {
        return payload;
    }

    /** When it was published. */
    public Instant time() {
        return Instant.ofEpochMilli(id.millis());
    }

    /** Bytes of memory that it holds, about. */
    public long cost() {
        return OVERHEAD + 2L * payload.size();
    }

    /** In this form; made once, unless two threads ask for it at the same time. */
    @SuppressWarnings("unchecked")
    public <T> T in(Form<T> form) {
        Map<Form<?>, Object> made = forms == null ? forms() : forms;
        T known = (T) made.get(form);
        if (known != null) {
            return known;
        }
        // Not within the map: a form may be made of another one.
        T encoded = form.encode(this);
        T first = (T) made.putIfAbsent(form, encoded);
        return first == null ? encoded : first;
    }

    private synchronized Map<Form<?>, Object> forms() {
        if (forms == null) {
            forms = new ConcurrentHashMap<>(2);
        }
        return forms;
    }

    /** A form of messages on the wire. One instance each. */
    @FunctionalInterface
    public interface Form<T> {
        T encode(Message message);
    }
}
