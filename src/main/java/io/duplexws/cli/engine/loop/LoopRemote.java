package io.duplexws.cli.engine.loop;

import io.duplexws.cli.engine.frame.Opcode;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The Jakarta API's way to send without waiting, on a loop. */
final class LoopRemote implements RemoteEndpoint.Async {

    private final Peer peer;

    LoopRemote(Peer peer) {
        this.peer = peer;
    }

    @Override
    public long getSendTimeout() {
        return TimeUnit.NANOSECONDS.toMillis(peer.output().timeout());
    }

    @Override
    public void setSendTimeout(long millis) {
        peer.output().timeout(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Override
    public void sendText(String text, SendHandler handler) {
        send(Opcode.TEXT, bytes(text), outcome(handler));
    }

    @Override
    public void sendBinary(ByteBuffer data, SendHandler handler) {
        send(Opcode.BINARY, data, outcome(handler));
    }

    @Override
    public Future<Void> sendText(String text) {
        return future(Opcode.TEXT, bytes(text));
    }

    @Override
    public Future<Void> sendBinary(ByteBuffer data) {
        return future(Opcode.BINARY, data);
    }

    @Override
    public Future<Void> sendObject(Object data) {
        throw noEncoders();
    }

    @Override
    public void sendObject(Object data, SendHandler handler) {
        throw noEncoders();
    }

    @Override
    public void sendPing(ByteBuffer payload) {
        send(Opcode.PING, payload, failure -> {});
    }

    @Override
    public void sendPong(ByteBuffer payload) {
        send(Opcode.PONG, payload, failure -> {});
    }

    @Override
    public void setBatchingAllowed(boolean allowed) {
        peer.output().gather(allowed);
        if (!allowed) {
            flushBatch();
        }
    }

    @Override
    public boolean getBatchingAllowed() {
        return peer.output().isGathering();
    }

    @Override
    public void flushBatch() {
        peer.output().flush(failure -> {});
    }

    private Future<Void> future(int opcode, ByteBuffer data) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        send(opcode, data, failure -> {
            if (failure == null) {
                sent.complete(null);
            } else {
                sent.completeExceptionally(failure);
            }
        });
        return sent;
    }

    private void send(int opcode, ByteBuffer data, Consumer<Throwable> done) {
        peer.send(opcode, data, true, done);
    }

    private static Consumer<Throwable> outcome(SendHandler handler) {
        return failure -> handler.onResult(failure == null ? new SendResult() : new SendResult(failure));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static UnsupportedOperationException noEncoders() {
        return new UnsupportedOperationException("no encoders here: send text or binary");
    }
}
