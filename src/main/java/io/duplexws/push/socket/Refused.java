package io.duplexws.push.socket;

import com.google.gson.JsonElement;

/** A command that is not obeyed. Its code is what HTTP would say. Thrown and caught within this package only. */
final class Refused extends Exception {

    static final int BAD = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int MISSING = 404;
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;
    static final int TOO_MANY = 429;
    static final int UNAVAILABLE = 503;

    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient JsonElement ref;

    Refused(int code, String sentence) {
        this(code, sentence, null);
    }

    /** @param ref of the command, where it could be read before the rest could not; else null */
    Refused(int code, String sentence, JsonElement ref) {
        super(sentence);
        this.code = code;
        this.ref = ref;
    }

    int code() {
        return code;
    }

    JsonElement ref(JsonElement otherwise) {
        return ref == null ? otherwise : ref;
    }
}
