package io.duplexws.push;

import java.util.concurrent.CompletionException;

/** The broker cannot be reached, or does not answer as it should. Trying again later may help. */
public final class BrokerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what fails, for whoever publishes or subscribes; no addresses, no passwords */
    public BrokerException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What a client may be told of a stage that failed. */
    public static String sentence(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
        Throwable cause = wrapped ? failure.getCause() : failure;
        return cause instanceof BrokerException ? cause.getMessage() : "the broker failed";
    }
}
