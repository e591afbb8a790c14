package io.duplexws.cli.connect;

import io.duplexws.cli.wire.AnswerCheck;
import io.duplexws.cli.wire.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Answers one connection with what a test wants, and ends it when the client does or the test says so. */
final class FakeServer implements AutoCloseable {

    static final String GOOD =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n";

    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    /** What comes after the head, or leaves with it. */
    interface Script {
        void play(OutputStream out) throws IOException;
    }

    private FakeServer() throws IOException {}

    /**
     * @param head   without its empty line; {@code {accept}} stands for what belongs to the key
     * @param script what follows; then it reads until the client ends, unless it has closed
     */
    static FakeServer answering(String head, Script script) throws IOException {
        FakeServer server = new FakeServer();
        Thread thread = new Thread(() -> server.serve(head, script), "fake-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    static Script frames(String hex) {
        return out -> out.write(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    Target target() {
        return Target.read("ws://127.0.0.1:" + listening.getLocalPort() + "/ws");
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void serve(String head, Script script) {
        try (Socket socket = listening.accept()) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String key = "";
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                key = line.startsWith("Sec-WebSocket-Key: ") ? line.substring(19) : key;
            }
            OutputStream out = socket.getOutputStream();
            String answer = head.replace("{accept}", AnswerCheck.accept(key)) + "\r\n";
            out.write(answer.getBytes(StandardCharsets.UTF_8));
            script.play(out);
            out.flush();
            socket.shutdownOutput();
            for (int b = in.read(); b >= 0; b = in.read()) {
                // What the client says is not looked at.
            }
        } catch (IOException gone) {
            // The test sees what the client makes of it.
        }
    }
}
