package io.duplexws.metrics;

import io.duplexws.handshake.Handshakes;
import io.duplexws.handshake.Handshakes.Group;
import io.duplexws.push.Hub;
import io.duplexws.push.http.Streams;
import io.duplexws.push.socket.PushSockets;
import io.duplexws.socket.Sockets;
import java.util.Map;

/**
 * All that is measured.
 *
 * @param broker its kind, in one word
 */
public record Parts(
        Map<Group, Handshakes> handshakes,
        Sockets sockets,
        Hub hub,
        PushSockets pushSockets,
        Streams streams,
        String broker) {

    public Parts {
        handshakes = Map.copyOf(handshakes);
    }
}
