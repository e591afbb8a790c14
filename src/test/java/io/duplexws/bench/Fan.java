package io.duplexws.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** One publisher, many subscribers: delivered messages, beside a loop over {@code getAsyncRemote} on the same engine. */
final class Fan {

    private static final int SUBSCRIBERS = 1_000;
    private static final int PAYLOAD = 64;

    /** Messages that are published and not yet delivered to all, where nothing else is said. */
    static final int WINDOW = 32;

    static final String TOKEN = "token-of-the-benchmark";

    private Fan() {}

    static void run(int rounds, double seconds) throws IOException {
        try (ServerProcess duplex = ServerProcess.duplex("-Dduplex.publish.token=" + TOKEN);
                ServerProcess tuned = ServerProcess.bare("tuned");
                ServerProcess untouched = ServerProcess.bare("untouched")) {
            List<Double> rates = new ArrayList<>();
            List<Double> toTuned = new ArrayList<>();
            List<Double> toUntouched = new ArrayList<>();
            for (int round = -1; round < rounds; round++) {
                double mine = pushed(duplex, WINDOW, seconds);
                double bareTuned = looped(tuned, "/loop", "/loop-publish", WINDOW, seconds);
                double bareUntouched = looped(untouched, "/loop", "/loop-publish", WINDOW, seconds);
                if (round >= 0) {
                    rates.add(mine);
                    toTuned.add(mine / bareTuned);
                    toUntouched.add(mine / bareUntouched);
                }
            }
            Collections.sort(rates);
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %,12.0f %22s %22s%n",
                    "1 to " + SUBSCRIBERS + ", " + PAYLOAD + " B, delivered",
                    rates.get(rates.size() / 2),
                    Bench.spread(toTuned),
                    Bench.spread(toUntouched));
        }
    }

    /** @param window messages that are published and not yet delivered to all */
    static double pushed(ServerProcess server, int window, double seconds) throws IOException {
        try (SocketChannel publisher = Handshake.open(server.address(), "/push", "push.v1")) {
            publisher.write(ByteBuffer.wrap(Frames.masked("{\"auth\":\"" + TOKEN + "\"}")));
            String command = "{\"pub\":\"fan\",\"data\":\"" + "x".repeat(PAYLOAD) + "\"}";
            return rate(server, "/push/fan", publisher, Frames.masked(command), window, seconds);
        }
    }

    /** By a server that sends what comes on the one path to all on the other. */
    static double looped(ServerProcess server, String subscribe, String publish, int window, double seconds)
            throws IOException {
        try (SocketChannel publisher = Handshake.open(server.address(), publish, "")) {
            return rate(server, subscribe, publisher, Frames.masked("x".repeat(PAYLOAD)), window, seconds);
        }
    }

    /** Delivered messages per processor second of the server. */
    private static double rate(
            ServerProcess server, String path, SocketChannel publisher, byte[] publication, int window, double seconds)
            throws IOException {
        try (Selector selector = Selector.open()) {
            List<SocketChannel> subscribers = new ArrayList<>();
            for (int i = 0; i < SUBSCRIBERS; i++) {
                SocketChannel subscriber = Handshake.open(server.address(), path, "");
                subscriber.configureBlocking(false);
                subscriber.register(selector, SelectionKey.OP_READ, new Frames.Counter());
                subscribers.add(subscriber);
            }
            drain(publisher);
            double before = server.processorSeconds();
            long start = System.nanoTime();
            long delivered = deliver(selector, publisher, publication, window, start + (long) (seconds * 1e9));
            double spent =
                    Boolean.getBoolean("wall") ? (System.nanoTime() - start) / 1e9 : server.processorSeconds() - before;
            for (SocketChannel subscriber : subscribers) {
                subscriber.close();
            }
            return delivered / spent;
        }
    }

    private static long deliver(Selector selector, SocketChannel publisher, byte[] publication, int window, long end)
            throws IOException {
        ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
        long published = 0;
        long delivered = 0;
        while (true) {
            boolean more = System.nanoTime() < end;
            while (more && published * SUBSCRIBERS - delivered < (long) window * SUBSCRIBERS) {
                publisher.write(ByteBuffer.wrap(publication));
                published++;
            }
            if (!more && delivered == published * SUBSCRIBERS) {
                return delivered;
            }
            if (selector.select(10_000) == 0) {
                throw new IOException(
                        "nothing delivered within 10 s; " + (published * SUBSCRIBERS - delivered) + " are missing");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                in.clear();
                if (((SocketChannel) key.channel()).read(in) < 0) {
                    throw new IOException("the server closed a subscriber");
                }
                in.flip();
                delivered += ((Frames.Counter) key.attachment()).messages(in, PAYLOAD);
            }
            selector.selectedKeys().clear();
            drain(publisher);
        }
    }

    /** The publisher's answers are of no interest, but must not fill its buffer. */
    private static void drain(SocketChannel publisher) throws IOException {
        publisher.configureBlocking(false);
        ByteBuffer answers = ByteBuffer.allocate(1 << 16);
        while (publisher.read(answers) > 0) {
            answers.clear();
        }
        publisher.configureBlocking(true);
    }
}
