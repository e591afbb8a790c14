package io.duplexws.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** 300 clients send and never read: how long does the 301st wait for its echo, and what do they cost? */
final class Flood {

    private static final int CLIENTS = 300;

    private Flood() {}

    static void run() throws IOException {
        run("text of 125 B", Frames.masked(Frames.TEXT, 125));
        run("text of 64 KiB", Frames.masked(Frames.TEXT, 1 << 16));
        run("pings of 100 B", Frames.masked(Frames.PING, 100));
    }

    private static void run(String what, byte[] frame) throws IOException {
        try (ServerProcess server = ServerProcess.duplex()) {
            try (Load warm = new Load(server.address(), "/ws", 16, true, 32, 1)) {
                warm.run(2);
            }
            long before = server.heapAfterCollection();
            AtomicBoolean stop = new AtomicBoolean();
            Thread flood = new Thread(() -> flood(server.address(), frame, stop), "flood");
            flood.start();
            try (Load one = new Load(server.address(), "/ws", 1, true, 32, 1)) {
                Load.Result result = one.run(10);
                long after = server.heapAfterCollection();
                System.out.printf(
                        Locale.ROOT,
                        "%d clients flood with %s and never read: the next one's %,d echoes took p50 %.2f, p99 %.2f,"
                                + " at most %.1f ms; the flood holds %.0f KB of heap each%n",
                        CLIENTS,
                        what,
                        result.echoes(),
                        result.millis(0.5),
                        result.millis(0.99),
                        result.millis(1),
                        (after - before) / 1000.0 / CLIENTS);
            } finally {
                stop.set(true);
                join(flood);
            }
        }
    }

    private static void flood(InetSocketAddress address, byte[] frame, AtomicBoolean stop) {
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < CLIENTS; i++) {
                SocketChannel channel = Handshake.open(address, "/ws");
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_WRITE, ByteBuffer.wrap(frame));
            }
            while (!stop.get()) {
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    ByteBuffer out = (ByteBuffer) key.attachment();
                    try {
                        ((SocketChannel) key.channel()).write(out);
                    } catch (IOException ended) {
                        // The server ends readers that stall; that is part of what is measured.
                        key.cancel();
                    }
                    if (!out.hasRemaining()) {
                        out.rewind();
                    }
                }
                selector.selectedKeys().clear();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(10_000);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
