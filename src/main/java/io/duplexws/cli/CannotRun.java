package io.duplexws.cli;

/** A command cannot run, for a reason outside it that the message tells in one sentence. */
final class CannotRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotRun(String sentence) {
        super(sentence);
    }

    CannotRun(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
