package io.duplexws.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** A {@link Remote} on a Jakarta WebSocket session. */
final class SessionRemote implements Remote {

    private static final System.Logger LOG = System.getLogger(SessionRemote.class.getName());

    /** Tomcat's limit for one waiting send, a {@code Long} of milliseconds in the session's user properties. */
    private static final String TOMCAT_SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private final Session session;
    private final TomcatSession tomcat;
    private final LibertySession liberty;
    private final Valve valve;
    private final Sends sends;
    private final Writers writers;

    /** @param writers watch over a close that may wait for ever */
    SessionRemote(Session session, Engine engine, Valve valve, Writers writers, Duration sendTimeout) {
        this.session = session;
        this.valve = valve;
        this.sends = engine.sends();
        this.writers = writers;
        this.tomcat = TomcatSession.of(session);
        this.liberty = LibertySession.of(session);
        limitSends(sendTimeout);
    }

    @Override
    public boolean neverWaits() {
        return sends.areAvailable();
    }

    /**
     * True on Tomcat. A waiting send ends there after its time limit, on Payara, GlassFish, WildFly and Liberty never;
     * and Tomcat alone hands the completion of each asynchronous send to another thread, a hop for every message.
     */
    @Override
    public boolean sendIsBounded() {
        return tomcat.isAvailable();
    }

    /** True on Tomcat. On Jetty 12.0 the later parts of the message never come out; the others stay on the safe side. */
    @Override
    public boolean takesPingWithinMessage() {
        return tomcat.isAvailable();
    }

    /**
     * True on Liberty. It begins with two threads per processor and adds one every second or two while they hang: measured,
     * 20 clients that never read kept others from their echo for up to 20 s.
     */
    @Override
    public boolean hasFewThreads() {
        return liberty.isAvailable();
    }

    @Override
    public void send(Piece piece) throws IOException {
        if (piece instanceof Piece.Text text) {
            if (text.whole()) {
                session.getBasicRemote().sendText(text.text());
            } else {
                session.getBasicRemote().sendText(text.text(), text.last());
            }
        } else if (piece instanceof Piece.Binary binary) {
            if (binary.whole()) {
                session.getBasicRemote().sendBinary(binary.data());
            } else {
                session.getBasicRemote().sendBinary(binary.data(), binary.last());
            }
        } else if (piece instanceof Piece.Ping ping) {
            session.getBasicRemote().sendPing(ping.payload().duplicate());
        }
    }

    @Override
    public void sendLater(Piece piece, Consumer<Throwable> done) {
        if (sends.areAvailable()) {
            sendByEngine(piece, done);
            return;
        }
        try {
            if (piece instanceof Piece.Text text) {
                session.getAsyncRemote()
                        .sendText(text.text(), result -> done.accept(result.isOK() ? null : result.getException()));
            } else if (piece instanceof Piece.Binary binary) {
                session.getAsyncRemote()
                        .sendBinary(binary.data(), result -> done.accept(result.isOK() ? null : result.getException()));
            } else if (piece instanceof Piece.Shared shared) {
                sendShared(shared, result -> done.accept(result.isOK() ? null : result.getException()));
            }
        } catch (IllegalStateException closed) {
            // Some containers throw on a closed session where others tell the handler.
            done.accept(closed);
        }
    }

    private void sendShared(Piece.Shared shared, SendHandler done) {
        if (shared.isText()) {
            session.getAsyncRemote().sendText(shared.text(), done);
        } else {
            session.getAsyncRemote().sendBinary(ByteBuffer.wrap(shared.bytes()), done);
        }
    }

    private void sendByEngine(Piece piece, Consumer<Throwable> done) {
        if (piece instanceof Piece.Text text) {
            ByteBuffer bytes = ByteBuffer.wrap(text.text().getBytes(StandardCharsets.UTF_8));
            sends.send(session, Sends.TEXT, bytes, text.last(), done);
        } else if (piece instanceof Piece.Binary binary) {
            sends.send(session, Sends.BINARY, binary.data(), binary.last(), done);
        } else if (piece instanceof Piece.Shared shared) {
            int opcode = shared.isText() ? Sends.TEXT : Sends.BINARY;
            sends.send(session, opcode, ByteBuffer.wrap(shared.bytes()), true, done);
        } else if (piece instanceof Piece.Ping ping) {
            sends.send(session, Sends.PING, ping.payload().duplicate(), true, done);
        } else {
            sends.batch(session, false);
            sends.send(session, Sends.FLUSH, ByteBuffer.allocate(0), true, done);
        }
    }

    @Override
    public void gather() {
        sends.batch(session, true);
    }

    @Override
    public void batch(boolean on) throws IOException {
        session.getBasicRemote().setBatchingAllowed(on);
    }

    @Override
    public boolean pause() {
        return valve.shut();
    }

    @Override
    public void resume() {
        valve.open();
    }

    @Override
    public void close(CloseReason reason) {
        if (liberty.isAvailable()) {
            writers.watchClose(() -> closeSession(reason), this::freeWriter);
        } else {
            closeSession(reason);
        }
    }

    private void closeSession(CloseReason reason) {
        try {
            session.close(reason);
        } catch (IOException | IllegalStateException gone) {
            // The peer went first, so there is nobody left to tell.
            LOG.log(Level.TRACE, () -> "close " + reason + " met a closed connection: " + gone);
        }
    }

    @Override
    public void closeWithin(Duration limit, CloseReason reason) {
        try {
            limitSends(limit);
        } catch (IllegalStateException gone) {
            LOG.log(Level.TRACE, () -> "no send to limit on a closed connection: " + gone);
        }
        close(reason);
    }

    @Override
    public void freeWriter() {
        if (liberty.isAvailable()) {
            liberty.freeWriter();
        }
    }

    private void limitSends(Duration limit) {
        session.getAsyncRemote().setSendTimeout(limit.toMillis());
        if (tomcat.isAvailable()) {
            session.getUserProperties().put(TOMCAT_SEND_TIMEOUT, limit.toMillis());
        }
    }
}
