package io.duplexws.socket;

import java.util.function.Function;

/** What the engine below can do beyond the Jakarta API. */
public record Engine(Reads reads, Sends sends) {

    /** An engine that has the Jakarta API and no more. */
    public static final Engine PLAIN = new Engine(Reads.UNKNOWN, Sends.UNAVAILABLE);

    /** The engine that this application runs on, by the attributes of its context; null stands for one that is missing. */
    public static Engine of(Function<String, Object> attributes) {
        return EngineAttributes.of(attributes);
    }
}
