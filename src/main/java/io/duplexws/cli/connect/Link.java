package io.duplexws.cli.connect;

import io.duplexws.cli.connect.FrameSplitter.ControlFrames;
import io.duplexws.cli.wire.Answer;
import io.duplexws.cli.wire.AnswerCheck;
import io.duplexws.cli.wire.AnswerReader;
import io.duplexws.cli.wire.Dial;
import io.duplexws.cli.wire.NotConnected;
import io.duplexws.cli.wire.Opening;
import io.duplexws.thread.Threads;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.HandshakeResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.ClientEngine.ClientUpgradeInfo;
import org.glassfish.tyrus.spi.Connection;

/**
 * The connection of one WebSocket: its handshake, a thread that reads it, and how it ended. A reader that takes its time
 * holds up the server, and nothing piles up here.
 */
final class Link implements ControlFrames {

    private static final int READ_BUFFER = 16_384;
    private static final long FAREWELL_SECONDS = 5;

    private final Opening opening;
    private final Consumer<ByteBuffer> pings;
    private final CompletableFuture<Farewell> ended = new CompletableFuture<>();

    /** What the server answered; null until it has. */
    private volatile Answer answer;

    private volatile Farewell farewell = Farewell.NONE;
    private volatile String broken = "";
    private LinkWriter writer;
    private Socket socket;

    /** @param pings hears the payload of each ping, which has been answered */
    Link(Opening opening, Consumer<ByteBuffer> pings) {
        this.opening = opening;
        this.pings = pings;
    }

    /** Completes when the connection is over, with the server's close frame or that there was none. */
    CompletableFuture<Farewell> ended() {
        return ended;
    }

    /** Whether the server has said that it closes. */
    boolean isClosedByServer() {
        return farewell.wasSaid();
    }

    Answer answer() {
        return answer;
    }

    /** What the server did that no WebSocket may, in one sentence; empty for nothing. */
    String broken() {
        return broken;
    }

    void open(ClientEngine engine) throws NotConnected {
        socket = new Dial(opening).connect();
        try {
            String tyrusKey = engine.createUpgradeRequest(() -> {})
                    .getHeaders()
                    .get("Sec-WebSocket-Key")
                    .get(0);
            InputStream in = shakeHands(tyrusKey);
            socket.setSoTimeout(0);
            writer = new LinkWriter(socket.getOutputStream(), this::saidGoodbye);
            ClientUpgradeInfo upgrade = engine.processResponse(good(tyrusKey), writer, reason -> end());
            Connection connection = upgrade.createConnection();
            Thread reader = Threads.named("duplex-connect-reader-").newThread(() -> read(in, connection));
            writer.never(reader);
            reader.start();
        } catch (NotConnected refused) {
            end();
            throw refused;
        } catch (SocketTimeoutException silent) {
            end();
            throw NotConnected.unreachable(
                    opening.target().hostAndPort() + " did not answer the handshake within "
                            + opening.timeout().toMillis() / 1000.0 + " s; --timeout waits longer",
                    silent);
        } catch (IOException lost) {
            end();
            throw NotConnected.unreachable("the connection was lost in the handshake: " + lost.getMessage(), lost);
        }
    }

    private InputStream shakeHands(String tyrusKey) throws IOException {
        socket.getOutputStream().write(opening.request(tyrusKey).getBytes(StandardCharsets.UTF_8));
        InputStream in = new BufferedInputStream(socket.getInputStream(), READ_BUFFER);
        Answer came = new AnswerReader(in, opening.target()).read();
        String problem = AnswerCheck.problem(came, opening, opening.sent("Sec-WebSocket-Key", tyrusKey))
                .orElse("");
        if (!problem.isEmpty()) {
            throw NotConnected.refused(problem, came);
        }
        answer = came;
        return in;
    }

    /** The answer as Tyrus wants it, which knows nothing of a key of the user's own. */
    private TyrusUpgradeResponse good(String tyrusKey) {
        TyrusUpgradeResponse response = new TyrusUpgradeResponse();
        response.setStatus(101);
        response.getHeaders().put("Upgrade", List.of("websocket"));
        response.getHeaders().put("Connection", List.of("Upgrade"));
        response.getHeaders().put(HandshakeResponse.SEC_WEBSOCKET_ACCEPT, List.of(AnswerCheck.accept(tyrusKey)));
        String subprotocol = answer.header("Sec-WebSocket-Protocol");
        if (!subprotocol.isEmpty()) {
            response.getHeaders().put("Sec-WebSocket-Protocol", List.of(subprotocol));
        }
        return response;
    }

    private void read(InputStream in, Connection connection) {
        FrameSplitter frames = new FrameSplitter(connection.getReadHandler()::handle, this);
        byte[] buffer = new byte[READ_BUFFER];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                frames.take(ByteBuffer.wrap(buffer, 0, count));
            }
        } catch (IOException lost) {
            // Which is what the missing farewell says.
        } catch (ProtocolBroken notAllowed) {
            broken = notAllowed.getMessage();
            connection.close(new CloseReason(CloseCodes.PROTOCOL_ERROR, ""));
            writer.afterwards(this::end);
            return;
        }
        connection.close(new CloseReason(CloseCodes.CLOSED_ABNORMALLY, ""));
        end();
    }

    @Override
    public void passes(int opcode, ByteBuffer payload) {
        if (opcode == CLOSE && !farewell.wasSaid()) {
            farewell = Farewell.of(payload);
        } else if (opcode == PING) {
            pings.accept(payload);
        }
    }

    /** Our close frame is out: the end when it answers the server's, else the server has a while to answer it. */
    private void saidGoodbye() {
        if (farewell.wasSaid()) {
            end();
        } else {
            CompletableFuture.delayedExecutor(FAREWELL_SECONDS, TimeUnit.SECONDS)
                    .execute(this::end);
        }
    }

    private void end() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException alreadyGone) {
            // It was to be closed.
        }
        ended.complete(farewell);
    }
}
