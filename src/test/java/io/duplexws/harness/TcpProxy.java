package io.duplexws.harness;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * A hop that does what no proxy of a package does: on each connection of its own it passes the first request, its answer, and
 * then bytes, or frames, and does one thing wrong.
 */
public final class TcpProxy implements AutoCloseable {

    private static final byte[] CUT = {};

    private final ServerSocket listening;
    private final int backend;
    private final Mistake mistake;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(TcpProxy::daemon);

    /**
     * What is wrong; each member has a harmless default in {@link #NONE}.
     *
     * @param request   of the first request, its head
     * @param answer    of the answer to it, its head
     * @param up        takes the first byte of a client's frame, answers the one to pass, or one of the three below
     * @param down      the same for frames of the server
     * @param delay     of all bytes, each way
     * @param cutAfter  bytes of a client on one connection, after its first request
     * @param lifetime  of a connection
     * @param reset     whether the connection of a handshake is reset
     * @param forgets   a connection that was silent for so long: passes nothing any more, and does not end it
     */
    public record Mistake(
            UnaryOperator<String> request,
            UnaryOperator<String> answer,
            IntFunction<Integer> up,
            IntFunction<Integer> down,
            Duration delay,
            long cutAfter,
            Duration lifetime,
            boolean reset,
            Duration forgets) {

        /** In place of a frame's first byte: drops the frame. */
        public static final int DROP = -1;

        /** In place of a frame's first byte: cuts the connection. */
        public static final int CUT_THERE = -2;

        /** In place of a frame's first byte: passes it with another last byte. */
        public static final int CHANGE = -3;

        public static final Mistake NONE = new Mistake(
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                null,
                null,
                Duration.ZERO,
                Long.MAX_VALUE,
                Duration.ofHours(1),
                false,
                Duration.ofHours(1));

        public static Mistake request(UnaryOperator<String> change) {
            return new Mistake(
                    change, NONE.answer, null, null, NONE.delay, NONE.cutAfter, NONE.lifetime, false, NONE.forgets);
        }

        public static Mistake answer(UnaryOperator<String> change) {
            return new Mistake(
                    NONE.request, change, null, null, NONE.delay, NONE.cutAfter, NONE.lifetime, false, NONE.forgets);
        }

        public static Mistake frames(IntFunction<Integer> up, IntFunction<Integer> down) {
            return new Mistake(
                    NONE.request, NONE.answer, up, down, NONE.delay, NONE.cutAfter, NONE.lifetime, false, NONE.forgets);
        }

        public static Mistake delay(Duration delay) {
            return new Mistake(
                    NONE.request, NONE.answer, null, null, delay, NONE.cutAfter, NONE.lifetime, false, NONE.forgets);
        }

        public static Mistake cutAfter(long bytes) {
            return new Mistake(
                    NONE.request, NONE.answer, null, null, NONE.delay, bytes, NONE.lifetime, false, NONE.forgets);
        }

        public static Mistake lifetime(Duration lifetime) {
            return new Mistake(
                    NONE.request, NONE.answer, null, null, NONE.delay, NONE.cutAfter, lifetime, false, NONE.forgets);
        }

        public static Mistake forgets(Duration silence) {
            return new Mistake(
                    NONE.request, NONE.answer, null, null, NONE.delay, NONE.cutAfter, NONE.lifetime, false, silence);
        }

        public static Mistake resets() {
            return new Mistake(
                    NONE.request,
                    NONE.answer,
                    null,
                    null,
                    NONE.delay,
                    NONE.cutAfter,
                    NONE.lifetime,
                    true,
                    NONE.forgets);
        }

        /** Takes away all lines of this header. */
        public static UnaryOperator<String> without(String header) {
            return head -> head.replaceAll("(?im)^" + header + ":.*\r\n", "");
        }
    }

    private TcpProxy(ServerSocket listening, int backend, Mistake mistake) {
        this.listening = listening;
        this.backend = backend;
        this.mistake = mistake;
    }

    public static TcpProxy start(int backend, Mistake mistake) throws IOException {
        ServerSocket listening = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        TcpProxy proxy = new TcpProxy(listening, backend, mistake);
        run(proxy::accept);
        return proxy;
    }

    public int port() {
        return listening.getLocalPort();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            run(() -> pass(client));
        }
    }

    private void pass(Socket client) throws IOException {
        Socket server = new Socket("127.0.0.1", backend);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        clock.schedule(() -> end(client, server), mistake.lifetime.toMillis(), TimeUnit.MILLISECONDS);
        String request = head(client.getInputStream());
        if (mistake.reset && request.toLowerCase().contains("\nupgrade:")) {
            client.setSoLinger(true, 0);
            end(client, server);
            return;
        }
        write(server.getOutputStream(), mistake.request.apply(request));
        Memory memory = new Memory(mistake.forgets);
        run(() -> {
            String answer = head(server.getInputStream());
            delay();
            write(client.getOutputStream(), mistake.answer.apply(answer));
            boolean upgraded = answer.startsWith("HTTP/1.1 101");
            if (upgraded && mistake.up != null) {
                run(() -> frames(client, server, true));
                frames(client, server, false);
            } else {
                run(() -> bytes(client, server, mistake.cutAfter, memory));
                bytes(server, client, Long.MAX_VALUE, memory);
            }
        });
    }

    private void delay() {
        try {
            Thread.sleep(mistake.delay.toMillis());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(OutputStream out, String head) throws IOException {
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int newlines = 0;
        while (newlines < 2) {
            int b = in.read();
            if (b < 0) {
                break;
            }
            head.write(b);
            newlines = b == '\n' ? newlines + 1 : b == '\r' ? newlines : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private record Late(byte[] bytes, long due) {}

    /** Of one connection. */
    private static final class Memory {

        private final Duration silence;
        private long last = System.nanoTime();

        Memory(Duration silence) {
            this.silence = silence;
        }

        /** Something comes; answers whether it passes. */
        synchronized boolean knows() {
            long now = System.nanoTime();
            if (last != 0 && now - last > silence.toNanos()) {
                last = 0;
            }
            if (last == 0) {
                return false;
            }
            last = now;
            return true;
        }
    }

    private void bytes(Socket from, Socket to, long cutAfter, Memory memory) throws IOException {
        BlockingQueue<Late> waiting = new LinkedBlockingQueue<>();
        run(() -> writeLate(waiting, from, to));
        byte[] some = new byte[65_536];
        long passed = 0;
        InputStream in = from.getInputStream();
        for (int count = in.read(some); count >= 0 && passed <= cutAfter; count = in.read(some)) {
            passed += count;
            if (!memory.knows()) {
                continue;
            }
            waiting.add(new Late(Arrays.copyOf(some, count), System.nanoTime() + mistake.delay.toNanos()));
        }
        waiting.add(new Late(CUT, 0));
    }

    private static void writeLate(BlockingQueue<Late> waiting, Socket from, Socket to) throws IOException {
        try {
            for (Late late = waiting.take(); late.bytes != CUT; late = waiting.take()) {
                TimeUnit.NANOSECONDS.sleep(late.due - System.nanoTime());
                to.getOutputStream().write(late.bytes);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        end(from, to);
    }

    private void frames(Socket client, Socket server, boolean up) throws IOException {
        DataInputStream in = new DataInputStream((up ? client : server).getInputStream());
        OutputStream out = (up ? server : client).getOutputStream();
        while (true) {
            int first = in.readUnsignedByte();
            byte[] rest = rest(in);
            int passed = (up ? mistake.up : mistake.down).apply(first);
            if (passed == Mistake.CUT_THERE) {
                end(client, server);
                return;
            }
            if (passed == Mistake.CHANGE) {
                rest[rest.length - 1] ^= 1;
            }
            if (passed != Mistake.DROP) {
                byte[] frame = new byte[1 + rest.length];
                frame[0] = (byte) (passed == Mistake.CHANGE ? first : passed);
                System.arraycopy(rest, 0, frame, 1, rest.length);
                out.write(frame);
            }
        }
    }

    /** Of a frame, all behind its first byte, masked as it is. */
    private static byte[] rest(DataInputStream in) throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        int second = in.readUnsignedByte();
        rest.write(second);
        byte[] more = in.readNBytes((second & 0x7F) == 126 ? 2 : (second & 0x7F) == 127 ? 8 : 0);
        rest.writeBytes(more);
        long length = more.length == 0 ? second & 0x7F : 0;
        for (byte b : more) {
            length = length << 8 | b & 0xFF;
        }
        rest.writeBytes(in.readNBytes((int) length + ((second & 0x80) != 0 ? 4 : 0)));
        return rest.toByteArray();
    }

    private static void end(Socket... sockets) {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                // It was to be closed.
            }
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void run(Task task) {
        daemon(() -> {
                    try {
                        task.run();
                    } catch (IOException gone) {
                        // A connection has ended, or the proxy.
                    }
                })
                .start();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "tcp-proxy");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        listening.close();
    }
}
