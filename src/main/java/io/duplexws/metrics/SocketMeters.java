package io.duplexws.metrics;

import static io.duplexws.metrics.Meters.word;

import io.duplexws.handshake.Handshakes;
import io.duplexws.handshake.Rule;
import io.duplexws.handshake.Tally;
import io.duplexws.socket.End;
import io.duplexws.socket.Sockets;
import io.duplexws.socket.Use;

/** WebSockets: handshakes, connections, messages. */
final class SocketMeters {

    private static final String WEBSOCKET = "websocket";

    private SocketMeters() {}

    static void refused(Meters meters, String use, Handshakes handshakes) {
        Tally tally = handshakes.tally();
        String name = "duplex.handshakes.refused";
        String help = "WebSocket handshakes refused, by the first rule that was broken, or for want of room";
        for (Rule rule : Rule.values()) {
            meters.counter(name, help, () -> tally.broken(rule), "use", use, "cause", word(rule));
        }
        meters.counter(name, help, tally::full, "use", use, "cause", "capacity");
    }

    static void connections(Meters meters, Sockets sockets) {
        for (Use use : Use.values()) {
            connections(meters, sockets, use);
        }
    }

    private static void connections(Meters meters, Sockets sockets, Use use) {
        io.duplexws.socket.Tally tally = sockets.tally(use);
        String[] tags = {"transport", WEBSOCKET, "use", use.word()};
        Names.open(meters, () -> sockets.count(use), tags);
        Names.opened(meters, tally::opened, tags);
        for (End why : End.values()) {
            Names.ended(meters, () -> tally.ended(why), WEBSOCKET, use.word(), word(why));
        }
        meters.counter(
                "duplex.websocket.messages.received",
                "Messages that came by WebSocket, commands among them",
                tally::received,
                "use",
                use.word());
        meters.counter(
                "duplex.websocket.messages.sent",
                "Messages that went out by WebSocket, answers to commands among them",
                tally::sent,
                "use",
                use.word());
    }
}
