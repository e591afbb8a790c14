package io.duplexws.cli.wire;

import java.io.IOException;
import java.util.List;

/** There is no WebSocket, for a reason that the message tells in one sentence. */
public final class NotConnected extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean refused;

    /** The head of the answer, line by line; empty when there was none. */
    private final transient List<String> answer;

    private NotConnected(boolean refused, String sentence, List<String> answer, Throwable cause) {
        super(sentence, cause);
        this.refused = refused;
        this.answer = List.copyOf(answer);
    }

    /** @param cause null when there is none */
    public static NotConnected unreachable(String sentence, Throwable cause) {
        return new NotConnected(false, sentence, List.of(), cause);
    }

    public static NotConnected refused(String sentence, Answer answer) {
        return new NotConnected(true, sentence, answer.head(), null);
    }

    /** Whether there was an answer, but not the one that makes a WebSocket; else there was none. */
    public boolean isRefused() {
        return refused;
    }

    public List<String> answer() {
        return answer;
    }
}
