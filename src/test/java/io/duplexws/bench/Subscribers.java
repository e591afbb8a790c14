package io.duplexws.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Heap for an idle subscriber, on a topic without history and on one with much: it is not copied for each. */
final class Subscribers {

    private static final int SUBSCRIBERS = Integer.getInteger("idle", 10_000);
    private static final int KEPT = 1_000;
    private static final int PAYLOAD = 4_096;
    private static final String TOKEN = "token-of-the-benchmark";

    private Subscribers() {}

    static void run() throws IOException {
        measure("WebSocket, no history", "", "empty", false);
        measure("WebSocket, 4 MiB of history", "", "full", true);
        measure("push.v1, 4 MiB of history", "push.v1", "full", true);
    }

    private static void measure(String name, String subprotocol, String topic, boolean history) throws IOException {
        List<SocketChannel> subscribers = new ArrayList<>();
        try (ServerProcess server = ServerProcess.duplex("-Dduplex.publish.token=" + TOKEN);
                SocketChannel publisher = Handshake.open(server.address(), "/push", "push.v1")) {
            say(publisher, "{\"auth\":\"" + TOKEN + "\"}");
            String data = "x".repeat(PAYLOAD);
            for (int i = 0; history && i < KEPT; i++) {
                say(publisher, "{\"pub\":\"" + topic + "\",\"data\":\"" + data + "\"}");
            }
            // What is made once, at the first subscriber, is no cost of each.
            subscribers.add(subscriber(server, subprotocol, topic));
            long before = server.heapAfterCollection();
            for (int i = 0; i < SUBSCRIBERS; i++) {
                subscribers.add(subscriber(server, subprotocol, topic));
            }
            long idle = server.heapAfterCollection();
            say(publisher, "{\"pub\":\"" + topic + "\",\"data\":\"hello\"}");
            for (SocketChannel subscriber : subscribers) {
                awaitFrame(subscriber);
            }
            long heard = server.heapAfterCollection();
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d idle subscribers, %.1f KB of heap each; all have heard one message, then %.1f KB each%n",
                    name,
                    SUBSCRIBERS,
                    (idle - before) / 1000.0 / SUBSCRIBERS,
                    (heard - before) / 1000.0 / SUBSCRIBERS);
        } finally {
            for (SocketChannel subscriber : subscribers) {
                subscriber.close();
            }
        }
    }

    private static SocketChannel subscriber(ServerProcess server, String subprotocol, String topic) throws IOException {
        SocketChannel subscriber = Handshake.open(server.address(), "/push/" + topic, subprotocol);
        if (!subprotocol.isEmpty()) {
            // It says that the topic is heard.
            awaitFrame(subscriber);
        }
        return subscriber;
    }

    /** Says one command and waits for its answer. */
    private static void say(SocketChannel publisher, String command) throws IOException {
        ByteBuffer frame = ByteBuffer.wrap(Frames.masked(command));
        while (frame.hasRemaining()) {
            publisher.write(frame);
        }
        awaitFrame(publisher);
    }

    private static void awaitFrame(SocketChannel channel) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(512);
        if (channel.read(in) < 0) {
            throw new IOException("the server closed a subscriber");
        }
    }
}
