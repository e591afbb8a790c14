package io.duplexws.cli.engine.loop;

import io.duplexws.cli.engine.frame.ClosePayload;
import io.duplexws.cli.engine.frame.MessageSink;
import io.duplexws.cli.engine.frame.MessageWriter;
import io.duplexws.cli.engine.frame.Opcode;
import io.duplexws.cli.engine.frame.Pongs;
import jakarta.websocket.PongMessage;
import java.nio.ByteBuffer;

/** Hands on to the endpoint what its peer sends, for as long as they talk. */
final class Incoming implements MessageSink {

    private final Peer peer;
    private final Endpoint endpoint;
    private final Closing closing;
    private final Pongs pongs;

    Incoming(Peer peer, Endpoint endpoint, Closing closing, Output output) {
        this.peer = peer;
        this.endpoint = endpoint;
        this.closing = closing;
        this.pongs = new Pongs((payload, done) -> output.send(MessageWriter.control(Opcode.PONG, payload), done));
    }

    @Override
    public boolean isPaused() {
        return peer.isPaused() || !closing.isListening();
    }

    /** A method of the endpoint. */
    private interface Call {
        void run() throws Throwable;
    }

    private void call(Call method) {
        if (closing.hasBegun()) {
            // What comes after our close frame is of no use (RFC 6455 section 1.4).
            return;
        }
        try {
            method.run();
        } catch (Throwable thrown) {
            closing.endpointFails(thrown);
        }
    }

    @Override
    public void text(String part, boolean last) {
        call(() -> endpoint.text(part, last));
    }

    @Override
    public void binary(ByteBuffer part, boolean last) {
        call(() -> endpoint.binary(part, last));
    }

    @Override
    public void ping(byte[] payload) {
        if (!closing.hasBegun()) {
            pongs.answer(payload);
        }
    }

    @Override
    public void pong(byte[] payload) {
        PongMessage pong = () -> ByteBuffer.wrap(payload);
        call(() -> endpoint.pong(pong));
    }

    @Override
    public void close(ClosePayload payload) {
        closing.peerEnds(payload);
    }
}
