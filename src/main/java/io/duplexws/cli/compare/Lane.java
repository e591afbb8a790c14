package io.duplexws.cli.compare;

import java.util.Arrays;
import java.util.Optional;

/** A way to hear events. */
public enum Lane {
    /** A short poll on a connection of its own. */
    POLLING_NEW("polling-new"),
    /** Short polls on one connection that is kept. */
    POLLING("polling"),
    /** Polls that wait for the next event, on one connection. */
    LONG_POLLING("long-polling"),
    /** Server-sent events. */
    SSE("sse"),
    WEBSOCKET("websocket");

    private final String id;

    Lane(String id) {
        this.id = id;
    }

    /** As the command line and the JSON name it. */
    public String id() {
        return id;
    }

    public static Optional<Lane> of(String id) {
        return Arrays.stream(values()).filter(lane -> lane.id.equals(id)).findFirst();
    }

    /** What one client does in this lane, the one of this number. */
    Client client(Run run, int number) {
        return switch (this) {
            case POLLING_NEW -> new PollingClient(run, number, false);
            case POLLING -> new PollingClient(run, number, true);
            case LONG_POLLING -> new LongPollingClient(run);
            case SSE -> new EventClient(run);
            case WEBSOCKET -> new SocketClient(run);
        };
    }
}
