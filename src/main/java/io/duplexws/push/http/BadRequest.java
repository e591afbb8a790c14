package io.duplexws.push.http;

/** A request that is answered with a status and a sentence. Thrown and caught within this package only. */
final class BadRequest extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    BadRequest(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    int status() {
        return status;
    }
}
