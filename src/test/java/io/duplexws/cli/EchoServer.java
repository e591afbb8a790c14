package io.duplexws.cli;

import io.duplexws.cli.wire.AnswerCheck;
import io.duplexws.harness.Frame;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers each frame of each client as a test wants it, right or wrong; ends a connection when its client does. */
final class EchoServer implements AutoCloseable {

    private static final String SWITCHING =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ";

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger accepted = new AtomicInteger();
    private final Script script;
    private final int most;

    /** What becomes of a frame. */
    interface Script {

        /**
         * @param number of the frame on its connection, from 1; of the handshake, 0, whose frame is empty
         */
        void answer(int number, Frame frame, OutputStream out) throws IOException;
    }

    private EchoServer(Script script, int most) throws IOException {
        this.script = script;
        this.most = most;
        daemon(this::accept);
    }

    static EchoServer answering(Script script) throws IOException {
        return answering(script, Integer.MAX_VALUE);
    }

    /** @param most connections; those beyond are refused */
    static EchoServer answering(Script script, int most) throws IOException {
        return new EchoServer(script, most);
    }

    /** As they should be. */
    static void echo(Frame frame, OutputStream out) throws IOException {
        out.write(frame.unmasked());
    }

    String url() {
        return "ws://127.0.0.1:" + listening.getLocalPort() + "/";
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    private void serve(Socket accepting) {
        try (Socket socket = accepting) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            String key = key(in);
            if (accepted.incrementAndGet() > most) {
                out.write("HTTP/1.1 503 Full\r\nContent-Length: 9\r\n\r\nit's full".getBytes(StandardCharsets.UTF_8));
                return;
            }
            out.write((SWITCHING + AnswerCheck.accept(key) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            script.answer(0, new Frame(0, new byte[0]), out);
            int number = 1;
            for (Frame frame = read(in); frame.opcode() != Frame.CLOSE; frame = read(in)) {
                script.answer(number++, frame, out);
            }
            out.write(Frame.close(1000, "").unmasked());
        } catch (IOException gone) {
            // The test sees what the client makes of it.
        }
    }

    private static String key(DataInputStream in) throws IOException {
        String key = "";
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            key = line.startsWith("Sec-WebSocket-Key: ") ? line.substring(19) : key;
        }
        return key;
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static Frame read(DataInputStream in) throws IOException {
        int head = in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return new Frame(head, payload);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "echo-server");
        thread.setDaemon(true);
        thread.start();
    }
}
