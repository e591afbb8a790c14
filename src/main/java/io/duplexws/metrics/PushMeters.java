package io.duplexws.metrics;

import io.duplexws.push.Flow;
import io.duplexws.push.Hub;
import io.duplexws.push.Tally;
import io.duplexws.push.socket.PushSockets;
import io.duplexws.socket.Use;

/** Push: what is published, who hears it, what went missing, and the broker. */
final class PushMeters {

    private PushMeters() {}

    static void of(Meters meters, Hub hub, String broker) {
        meters.gauge("duplex.push.topics", "Topics that this node hears", hub::topics);
        meters.gauge(
                "duplex.push.subscriptions", "Subscriptions to the topics that this node hears", hub::subscriptions);
        counts(meters, hub.tally());
        meters.gauge(
                "duplex.broker.up",
                "Whether publishing works: 1, or 0 while the broker is away",
                () -> hub.health().up() ? 1 : 0,
                "kind",
                broker);
    }

    private static void counts(Meters meters, Tally tally) {
        meters.counter(
                "duplex.push.published.messages",
                "Messages published by way of this node",
                tally.published()::messages);
        meters.counter(
                "duplex.push.published.bytes",
                "Bytes of the payloads published by way of this node",
                tally.published()::bytes);
        meters.counter(
                "duplex.push.gaps",
                "Times that a reader was told recovered=false: messages behind its cursor are gone",
                tally::gaps);
        meters.counter(
                "duplex.push.overrun.messages",
                "Messages that came faster than this node could hand them out; readers take them from the history",
                tally::overrun);
        meters.counter(
                "duplex.push.missed",
                "Times that the readers of a topic had to look into its history, after an outage or a drop",
                tally::missed);
    }

    static void sockets(Meters meters, PushSockets sockets) {
        delivered(meters, sockets.payloads(), "transport", "websocket", "use", Use.PUSH.word());
        delivered(meters, sockets.objects(), "transport", "websocket", "use", Use.PUSH_V1.word());
    }

    /** @param tags transport and use, names and values in turn */
    static void delivered(Meters meters, Flow flow, String... tags) {
        meters.counter(
                "duplex.push.delivered.messages",
                "Published messages handed to readers, or waiting for them",
                flow::messages,
                tags);
        meters.counter(
                "duplex.push.delivered.bytes",
                "Bytes of the payloads handed to readers, or waiting for them",
                flow::bytes,
                tags);
    }
}
