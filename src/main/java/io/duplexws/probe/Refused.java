package io.duplexws.probe;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;

/** A command that is not obeyed. Its code is what HTTP would say. Thrown and caught within this package only. */
final class Refused extends Exception {

    static final int BAD = 400;
    static final int TOO_LARGE = 413;
    static final int UNABLE = 501;
    static final int BUSY = 503;
    static final int TIMED_OUT = 504;

    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient JsonElement ref;

    Refused(int code, String sentence) {
        this(code, sentence, JsonNull.INSTANCE);
    }

    private Refused(int code, String sentence, JsonElement ref) {
        super(sentence);
        this.code = code;
        this.ref = ref;
    }

    /** The same, of a command that the client calls so. */
    Refused of(JsonElement itsRef) {
        return new Refused(code, getMessage(), itsRef);
    }

    int code() {
        return code;
    }

    /** What the client calls the command; null in JSON for nothing. */
    JsonElement ref() {
        return ref;
    }
}
