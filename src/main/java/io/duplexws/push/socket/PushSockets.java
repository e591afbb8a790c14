package io.duplexws.push.socket;

import io.duplexws.push.Flow;
import io.duplexws.push.Hub;
import io.duplexws.push.PublishToken;

/**
 * What the endpoints of push need. Containers make these themselves, so the one instance of an application is found
 * through {@link #current()}.
 *
 * @param mostBytes  of a message that is published, and about of a command
 * @param mostTopics that one connection may hear
 * @param payloads   what has been handed to connections that hear payloads
 * @param objects    the same, with push.v1
 */
public record PushSockets(Hub hub, PublishToken token, int mostBytes, int mostTopics, Flow payloads, Flow objects) {

    /** What clients offer to hear messages as objects, and to say commands. */
    public static final String SUBPROTOCOL = "push.v1";

    private static volatile PushSockets current;

    /** Becomes the current one. */
    public static void start(PushSockets sockets) {
        current = sockets;
    }

    /** @throws IllegalStateException before {@link #start} */
    static PushSockets current() {
        PushSockets sockets = current;
        if (sockets == null) {
            throw new IllegalStateException("Duplex is not running: its start failed");
        }
        return sockets;
    }
}
