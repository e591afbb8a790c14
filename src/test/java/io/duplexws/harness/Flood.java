package io.duplexws.harness;

import io.duplexws.handshake.Ask;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Many clients that send as fast as the server takes it and never read; one thread serves them all. */
public final class Flood implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final byte[] frame;
    private final Selector selector;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicInteger ended = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "flood");
    private volatile long lastSent = System.nanoTime();
    private volatile boolean stopped;

    private Flood(Frame frame) throws IOException {
        this.frame = frame.masked();
        this.selector = Selector.open();
    }

    /** Connects so many clients and begins to send. */
    public static Flood of(int clients, int port, Frame frame) throws IOException {
        return of(clients, port, "/ws", frame);
    }

    public static Flood of(int clients, int port, String path, Frame frame) throws IOException {
        Flood flood = new Flood(frame);
        for (int i = 0; i < clients; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            upgrade(channel, path);
            channel.configureBlocking(false);
            channel.register(flood.selector, SelectionKey.OP_WRITE, ByteBuffer.wrap(flood.frame));
        }
        flood.thread.setDaemon(true);
        flood.thread.start();
        return flood;
    }

    public long bytesSent() {
        return sent.get();
    }

    /** How many connections the server has ended. */
    public int ended() {
        return ended.get();
    }

    /** Waits until nothing more has got out for so long: every client has to wait for the server. */
    public synchronized void awaitStall(Duration quiet) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - lastSent < quiet.toNanos()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still sending after " + PATIENCE + ", " + sent + " bytes");
            }
            wait(50);
        }
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IOException("interrupted while the flood ends", interrupted);
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private static void upgrade(SocketChannel channel, String path) throws IOException {
        channel.write(ByteBuffer.wrap(Ask.good().text(path).getBytes(StandardCharsets.US_ASCII)));
        ByteBuffer one = ByteBuffer.allocate(1);
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0 && channel.read(one.clear()) == 1) {
            answer.append((char) one.get(0));
        }
        if (!answer.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("not upgraded: " + answer);
        }
    }

    private void run() {
        try {
            while (!stopped) {
                selector.select(key -> write(key), 100);
            }
        } catch (IOException broken) {
            throw new AssertionError("the flood broke", broken);
        }
    }

    private void write(SelectionKey key) {
        ByteBuffer rest = (ByteBuffer) key.attachment();
        try {
            int bytes = ((SocketChannel) key.channel()).write(rest);
            if (bytes > 0) {
                sent.addAndGet(bytes);
                lastSent = System.nanoTime();
            }
            if (!rest.hasRemaining()) {
                rest.clear();
            }
        } catch (IOException endedByTheServer) {
            key.cancel();
            ended.incrementAndGet();
        }
    }
}
