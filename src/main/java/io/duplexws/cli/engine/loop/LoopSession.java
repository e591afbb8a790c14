package io.duplexws.cli.engine.loop;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Extension;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import jakarta.websocket.WebSocketContainer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One WebSocket on a loop, as its endpoint knows it. What would let a thread wait, and what annotated endpoints have no use
 * for, is not there and says so. Thread-safe.
 */
public final class LoopSession implements Session {

    private static final AtomicLong IDS = new AtomicLong();

    private final String id = Long.toHexString(IDS.getAndIncrement());
    private final SessionFacts facts;
    private final Peer peer;

    LoopSession(SessionFacts facts, Peer peer) {
        this.facts = facts;
        this.peer = peer;
    }

    /**
     * Sends a message, the next part of one, or a ping, and waits for nothing; for one thread at a time.
     *
     * @param opcode  of the message, also for its later parts
     * @param payload the caller's again on return
     * @param done    told the outcome, null for success, within the call or on another thread
     */
    public void send(int opcode, ByteBuffer payload, boolean last, Consumer<Throwable> done) {
        peer.send(opcode, payload, last, done);
    }

    /** While on, small frames gather until {@link #flush}. */
    public void gather(boolean on) {
        peer.output().gather(on);
    }

    /** @param done as of {@link #send} */
    public void flush(Consumer<Throwable> done) {
        peer.output().flush(done);
    }

    /** Whether nothing is read from the client for now. */
    public void pause(boolean on) {
        peer.pause(on);
    }

    @Override
    public void close() {
        close(new CloseReason(CloseCodes.NORMAL_CLOSURE, ""));
    }

    /** Waits for nothing; the endpoint is told on its loop. */
    @Override
    public void close(CloseReason reason) {
        peer.closing().end(reason);
    }

    @Override
    public boolean isOpen() {
        return !peer.closing().hasBegun();
    }

    @Override
    public RemoteEndpoint.Async getAsyncRemote() {
        return new LoopRemote(peer);
    }

    @Override
    public RemoteEndpoint.Basic getBasicRemote() {
        throw missing("a remote that lets threads wait", "getAsyncRemote");
    }

    @Override
    public int getMaxBinaryMessageBufferSize() {
        return peer.reader().partSize();
    }

    @Override
    public int getMaxTextMessageBufferSize() {
        return peer.reader().partSize();
    }

    /** Of text as well. */
    @Override
    public void setMaxBinaryMessageBufferSize(int size) {
        peer.reader().partSize(size);
    }

    /** Of binary as well. */
    @Override
    public void setMaxTextMessageBufferSize(int size) {
        peer.reader().partSize(size);
    }

    @Override
    public long getMaxIdleTimeout() {
        return 0;
    }

    @Override
    public void setMaxIdleTimeout(long millis) {
        if (millis > 0) {
            throw missing("an idle timeout of " + millis + " ms", "0, and a heartbeat");
        }
    }

    @Override
    public WebSocketContainer getContainer() {
        return facts.container();
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getProtocolVersion() {
        return "13";
    }

    @Override
    public String getNegotiatedSubprotocol() {
        return facts.subprotocol();
    }

    @Override
    public List<Extension> getNegotiatedExtensions() {
        return facts.extensions();
    }

    @Override
    public boolean isSecure() {
        return facts.secure();
    }

    @Override
    public URI getRequestURI() {
        return facts.uri();
    }

    @Override
    public Map<String, List<String>> getRequestParameterMap() {
        return facts.parameters();
    }

    @Override
    public String getQueryString() {
        return facts.query();
    }

    @Override
    public Map<String, String> getPathParameters() {
        return facts.pathParameters();
    }

    @Override
    public Map<String, Object> getUserProperties() {
        return facts.config().getUserProperties();
    }

    @Override
    public Principal getUserPrincipal() {
        return facts.principal();
    }

    @Override
    public Set<Session> getOpenSessions() {
        throw missing("a list of sessions", "a set of the application's own");
    }

    @Override
    public void addMessageHandler(MessageHandler handler) {
        throw missing("a handler that is no annotated method", "@OnMessage");
    }

    @Override
    public <T> void addMessageHandler(Class<T> type, MessageHandler.Partial<T> handler) {
        addMessageHandler(handler);
    }

    @Override
    public <T> void addMessageHandler(Class<T> type, MessageHandler.Whole<T> handler) {
        addMessageHandler(handler);
    }

    @Override
    public Set<MessageHandler> getMessageHandlers() {
        return Set.of();
    }

    @Override
    public void removeMessageHandler(MessageHandler handler) {
        throw missing("a handler that is no annotated method", "@OnMessage");
    }

    private static UnsupportedOperationException missing(String found, String wanted) {
        return new UnsupportedOperationException("loops have no " + found + "; wanted " + wanted);
    }
}
