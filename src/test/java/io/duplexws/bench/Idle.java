package io.duplexws.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Heap and resident memory for an idle connection, and whether each still answers. */
final class Idle {

    private static final int CONNECTIONS = Integer.getInteger("idle", 10_000);

    private Idle() {}

    static void run() throws IOException {
        measure("Duplex", ServerProcess.duplex(), "/ws");
        measure("bare, untouched", ServerProcess.bare("untouched"), "/whole");
        Optional<Path> gorilla = Gorilla.built();
        if (gorilla.isPresent()) {
            resident("gorilla", ServerProcess.other(gorilla.get()), "/ws");
        }
    }

    /** Of a program without a heap that we can ask for. */
    private static void resident(String name, ServerProcess server, String path) throws IOException {
        List<SocketChannel> channels = new ArrayList<>();
        try (server) {
            echo(Handshake.open(server.address(), path));
            long before = server.resident();
            for (int i = 0; i < CONNECTIONS; i++) {
                channels.add(Handshake.open(server.address(), path));
            }
            for (SocketChannel channel : channels) {
                echo(channel);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d idle connections, %.1f KB resident each%n",
                    name,
                    CONNECTIONS,
                    (server.resident() - before) / 1000.0 / CONNECTIONS);
        } finally {
            for (SocketChannel channel : channels) {
                channel.close();
            }
        }
    }

    private static void measure(String name, ServerProcess server, String path) throws IOException {
        List<SocketChannel> channels = new ArrayList<>();
        try (server) {
            // What is made once, at the first connection, is no cost of each.
            echo(Handshake.open(server.address(), path));
            long before = server.heapAfterCollection();
            long residentBefore = server.resident();
            for (int i = 0; i < CONNECTIONS; i++) {
                channels.add(Handshake.open(server.address(), path));
            }
            long after = server.heapAfterCollection();
            for (SocketChannel channel : channels) {
                echo(channel);
            }
            long answered = server.heapAfterCollection();
            long resident = server.resident();
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d idle connections, %.1f KB of heap each; all answered, then %.1f KB each,"
                            + " %.1f KB resident%n",
                    name,
                    CONNECTIONS,
                    (after - before) / 1000.0 / CONNECTIONS,
                    (answered - before) / 1000.0 / CONNECTIONS,
                    (resident - residentBefore) / 1000.0 / CONNECTIONS);
        } finally {
            for (SocketChannel channel : channels) {
                channel.close();
            }
        }
    }

    private static void echo(SocketChannel channel) throws IOException {
        channel.write(ByteBuffer.wrap(Frames.masked(Frames.TEXT, 32)));
        Frames.Counter counter = new Frames.Counter();
        ByteBuffer in = ByteBuffer.allocate(64);
        for (int messages = 0; messages == 0; ) {
            in.clear();
            if (channel.read(in) < 0) {
                throw new IOException("an idle connection was closed");
            }
            messages = counter.messages(in.flip(), 32);
        }
    }
}
