package io.duplexws.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Echo traffic from one thread: so many connections, each with so many messages in flight. */
final class Load implements AutoCloseable {

    /** What one run measured; latencies in nanoseconds, one for each echo up to a limit, sorted. */
    record Result(long echoes, double seconds, long[] latencies) {
        double perSecond() {
            return echoes / seconds;
        }

        double millis(double quantile) {
            return latencies.length == 0 ? 0 : latencies[(int) (quantile * (latencies.length - 1))] / 1e6;
        }
    }

    private static final int MOST_LATENCIES = 2_000_000;

    private final Selector selector = Selector.open();
    private final List<Peer> peers = new ArrayList<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 18);
    private final ByteBuffer out = ByteBuffer.allocateDirect(1 << 18);
    private final byte[] frame;
    private final int payload;
    private final int window;

    Load(InetSocketAddress address, String path, int connections, boolean text, int payload, int window)
            throws IOException {
        this.frame = Frames.masked(text ? Frames.TEXT : Frames.BINARY, payload);
        this.payload = payload;
        this.window = window;
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = Handshake.open(address, path);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Peer peer = new Peer(channel);
            channel.register(selector, SelectionKey.OP_READ, peer);
            peers.add(peer);
        }
    }

    /** Runs for so long, then waits for what is in flight. */
    Result run(double seconds) throws IOException {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        Tally tally = new Tally();
        for (Peer peer : peers) {
            peer.toSend = window;
            peer.write();
        }
        int inFlight = peers.size() * window;
        while (inFlight > 0) {
            if (selector.select(10_000) == 0) {
                throw new IOException("no echo within 10 s, " + inFlight + " in flight");
            }
            boolean more = System.nanoTime() < end;
            for (SelectionKey key : selector.selectedKeys()) {
                Peer peer = (Peer) key.attachment();
                int done = key.isReadable() ? peer.read(tally) : 0;
                if (more) {
                    peer.toSend += done;
                } else {
                    inFlight -= done;
                }
                peer.write();
            }
            selector.selectedKeys().clear();
        }
        return new Result(tally.count, (System.nanoTime() - start) / 1e9, tally.sorted());
    }

    @Override
    public void close() throws IOException {
        for (Peer peer : peers) {
            peer.channel.close();
        }
        selector.close();
    }

    private static final class Tally {
        private long count;
        private final long[] latencies = new long[MOST_LATENCIES];

        void add(long nanos) {
            if (count < MOST_LATENCIES) {
                latencies[(int) count] = nanos;
            }
            count++;
        }

        long[] sorted() {
            long[] some = java.util.Arrays.copyOf(latencies, (int) Math.min(count, MOST_LATENCIES));
            java.util.Arrays.sort(some);
            return some;
        }
    }

    private final class Peer {
        private final SocketChannel channel;
        private final Frames.Counter counter = new Frames.Counter();
        private final long[] sentAt = new long[window];
        private int sent;
        private int received;
        private int toSend;
        private int offset;

        Peer(SocketChannel channel) {
            this.channel = channel;
        }

        /** Returns how many echoes are complete. */
        int read(Tally tally) throws IOException {
            int done = 0;
            in.clear();
            int read = channel.read(in);
            if (read < 0) {
                throw new IOException("the server closed the connection");
            }
            in.flip();
            long now = System.nanoTime();
            for (int messages = counter.messages(in, payload); messages > 0; messages--) {
                tally.add(now - sentAt[received++ % window]);
                done++;
            }
            return done;
        }

        void write() throws IOException {
            while (toSend > 0) {
                out.clear();
                int position = offset;
                int left = toSend;
                while (left > 0 && out.hasRemaining()) {
                    if (position == 0) {
                        sentAt[sent++ % window] = System.nanoTime();
                    }
                    int length = Math.min(out.remaining(), frame.length - position);
                    out.put(frame, position, length);
                    position += length;
                    if (position == frame.length) {
                        position = 0;
                        left--;
                    }
                }
                out.flip();
                int wanted = out.remaining();
                int written = channel.write(out);
                long total = offset + (long) written;
                toSend -= (int) (total / frame.length);
                offset = (int) (total % frame.length);
                if (written < wanted) {
                    // What was stamped as sent but is not yet out is stamped anew.
                    sent -= startedBeyond(wanted, written);
                    channel.keyFor(selector).interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                    return;
                }
            }
            channel.keyFor(selector).interestOps(SelectionKey.OP_READ);
        }

        /** How many frames began in the bytes that were not written. */
        private int startedBeyond(int wanted, int written) {
            long begun = 0;
            long from = offset;
            for (long at = from == 0 ? 0 : frame.length - from; at < wanted - written; at += frame.length) {
                begun++;
            }
            return (int) begun;
        }
    }
}
