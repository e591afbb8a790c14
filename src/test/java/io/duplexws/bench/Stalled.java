package io.duplexws.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A thousand subscribers, once all reading, once with one that never reads: how long the others wait for a message, in turn
 * within one run. The one has to be sent away.
 */
final class Stalled {

    private static final int SUBSCRIBERS = 1_000;

    /** In all 4 MB for each: the system's buffers take 2.5 MB on a way without a network before the server's own fill. */
    private static final int PAYLOAD = 4_096;

    private static final int FRAME = PAYLOAD + 4;
    private static final int DIGITS = 19;
    private static final int PER_SECOND = 40;
    private static final String TOKEN = "token-of-the-benchmark";

    private record Delays(double[] millis) {
        double at(double share) {
            return millis[Math.max(0, (int) Math.ceil(share * millis.length) - 1)];
        }

        static Delays of(List<double[]> rounds) {
            double[] all = rounds.stream().flatMapToDouble(Arrays::stream).toArray();
            Arrays.sort(all);
            return new Delays(all);
        }
    }

    private Stalled() {}

    static void run(int rounds) throws IOException {
        List<double[]> without = new ArrayList<>();
        List<double[]> with = new ArrayList<>();
        try (ServerProcess server = ServerProcess.duplex("-Dduplex.publish.token=" + TOKEN)) {
            for (int round = -1; round < rounds; round++) {
                double[] alone = delays(server, false);
                double[] beside = delays(server, true);
                if (round >= 0) {
                    without.add(alone);
                    with.add(beside);
                }
            }
        }
        tell("all " + SUBSCRIBERS + " read", Delays.of(without));
        tell("one never reads; the other " + (SUBSCRIBERS - 1), Delays.of(with));
        System.out.printf(
                Locale.ROOT,
                "p99 with the one / without: %.2f%n",
                Delays.of(with).at(0.99) / Delays.of(without).at(0.99));
    }

    private static void tell(String what, Delays delays) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d messages of %,d B per second, delay p50 %.2f, p99 %.2f, at most %.1f ms%n",
                what,
                PER_SECOND,
                PAYLOAD,
                delays.at(0.5),
                delays.at(0.99),
                delays.at(1));
    }

    private static double[] delays(ServerProcess server, boolean withStalled) throws IOException {
        String path = "/push/stalled-" + System.nanoTime();
        try (Selector selector = Selector.open();
                SocketChannel publisher = Handshake.open(server.address(), "/push", "push.v1")) {
            publisher.write(ByteBuffer.wrap(Frames.masked("{\"auth\":\"" + TOKEN + "\"}")));
            SocketChannel stalled = withStalled ? stalled(server.address(), path) : null;
            for (int i = withStalled ? 1 : 0; i < SUBSCRIBERS; i++) {
                SocketChannel reader = Handshake.open(server.address(), path);
                reader.configureBlocking(false);
                reader.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(FRAME));
            }
            double[] delays = publish(selector, publisher, path.substring("/push/".length()));
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            if (stalled != null) {
                awaitSentAway(stalled);
            }
            return delays;
        }
    }

    /** Little room at this end, so that it is the server's that fills. */
    private static SocketChannel stalled(InetSocketAddress address, String path) throws IOException {
        return Handshake.open(address, path, "", channel -> channel.setOption(StandardSocketOptions.SO_RCVBUF, 4_096));
    }

    private static double[] publish(Selector selector, SocketChannel publisher, String topic) throws IOException {
        int seconds = Integer.getInteger("stalledSeconds", 25);
        int messages = seconds * PER_SECOND;
        int readers = selector.keys().size();
        double[] delays = new double[messages * readers];
        publisher.configureBlocking(false);
        int delivered = 0;
        long begin = System.nanoTime();
        for (int published = 0; delivered < delays.length; ) {
            long due = begin + (long) (published * 1e9 / PER_SECOND) - System.nanoTime();
            if (published < messages && due <= 0) {
                publish(publisher, topic);
                published++;
            }
            selector.select(Math.max(1, Math.min(10, due / 1_000_000)));
            for (SelectionKey key : selector.selectedKeys()) {
                delivered = read(key, delays, delivered);
            }
            selector.selectedKeys().clear();
            if (System.nanoTime() - begin > (seconds + 30) * 1e9) {
                throw new IOException((delays.length - delivered) + " of " + delays.length + " did not come");
            }
        }
        return delays;
    }

    private static void publish(SocketChannel publisher, String topic) throws IOException {
        String stamp = String.format(Locale.ROOT, "%0" + DIGITS + "d", System.nanoTime());
        String data = stamp + "x".repeat(PAYLOAD - DIGITS);
        ByteBuffer frame = ByteBuffer.wrap(Frames.masked("{\"pub\":\"" + topic + "\",\"data\":\"" + data + "\"}"));
        while (frame.hasRemaining()) {
            publisher.write(frame);
        }
        ByteBuffer answers = ByteBuffer.allocate(1 << 14);
        while (publisher.read(answers) > 0) {
            answers.clear();
        }
    }

    private static int read(SelectionKey key, double[] delays, int delivered) throws IOException {
        ByteBuffer frame = (ByteBuffer) key.attachment();
        int read = ((SocketChannel) key.channel()).read(frame);
        if (read < 0) {
            throw new IOException("the server closed a reader that reads");
        }
        if (frame.hasRemaining()) {
            return delivered;
        }
        long published = Long.parseLong(new String(frame.array(), FRAME - PAYLOAD, DIGITS, StandardCharsets.US_ASCII));
        delays[delivered] = (System.nanoTime() - published) / 1e6;
        frame.clear();
        return delivered + 1;
    }

    /** It reads at last, and comes to the end of what the server sent before it gave up. */
    private static void awaitSentAway(SocketChannel stalled) throws IOException {
        stalled.configureBlocking(true);
        stalled.socket().setSoTimeout(30_000);
        byte[] rest = stalled.socket().getInputStream().readAllBytes();
        String end = new String(rest, StandardCharsets.ISO_8859_1);
        if (!end.contains(String.valueOf((char) (1013 >> 8)) + (char) (1013 & 0xFF))) {
            System.out.println("the one that never reads was cut without a close frame");
        }
        stalled.close();
    }
}
