package io.duplexws.cli.connect;

import java.io.IOException;
import java.util.List;

/** There is no WebSocket, for a reason that the message tells in one sentence. */
final class NotConnected extends IOException {

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    /** The head of the answer, line by line; empty when there was none. */
    private final transient List<String> answer;

    private NotConnected(Outcome outcome, String sentence, List<String> answer, Throwable cause) {
        super(sentence, cause);
        this.outcome = outcome;
        this.answer = List.copyOf(answer);
    }

    /** @param cause null when there is none */
    static NotConnected unreachable(String sentence, Throwable cause) {
        return new NotConnected(Outcome.UNREACHABLE, sentence, List.of(), cause);
    }

    static NotConnected refused(String sentence, Answer answer) {
        return new NotConnected(Outcome.REFUSED, sentence, answer.head(), null);
    }

    Outcome outcome() {
        return outcome;
    }

    List<String> answer() {
        return answer;
    }
}
