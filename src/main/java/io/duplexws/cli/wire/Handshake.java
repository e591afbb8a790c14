package io.duplexws.cli.wire;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;

/** The answer to a handshake, whatever it is. Close it, or take its socket. */
public final class Handshake implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final FrameSocket socket;
    private final String problem;

    private Handshake(FrameSocket socket, String problem) {
        this.socket = socket;
        this.problem = problem;
    }

    /** @throws NotConnected when there is none */
    public static Handshake with(Opening opening) throws IOException {
        return with(opening, Socket::new);
    }

    static Handshake with(Opening opening, Supplier<Socket> sockets) throws IOException {
        Socket socket = new Dial(opening, sockets).connect();
        try {
            String key = key();
            byte[] request = opening.request(key).getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream().write(request);
            Incoming in = new Incoming(socket.getInputStream());
            AnswerReader reader = new AnswerReader(in, opening.target());
            Answer answer = reader.read();
            String problem = AnswerCheck.problem(answer, opening, opening.sent("Sec-WebSocket-Key", key))
                    .orElse("");
            return new Handshake(new FrameSocket(socket, in, answer, request.length, reader.headBytes()), problem);
        } catch (SocketTimeoutException silent) {
            socket.close();
            throw NotConnected.unreachable("no answer came within " + seconds(opening.timeout()) + " s", silent);
        } catch (NotConnected unreadable) {
            socket.close();
            throw unreadable;
        } catch (IOException lost) {
            socket.close();
            throw NotConnected.unreachable("the connection was lost in the handshake: " + lost.getMessage(), lost);
        }
    }

    public Answer answer() {
        return socket.answer();
    }

    /** What keeps it from being a WebSocket; empty when it is one. */
    public String problem() {
        return problem;
    }

    public FrameSocket socket() {
        return socket;
    }

    @Override
    public void close() {
        socket.close();
    }

    private static String key() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String seconds(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        return seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds);
    }
}
