package io.duplexws.cli.engine.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a client has sent, a line for each part. */
final class Heard implements MessageSink {

    final List<String> lines = new ArrayList<>();

    /** The number of lines after which nothing more is wanted; negative for never. */
    int enough = -1;

    @Override
    public boolean isPaused() {
        return lines.size() == enough;
    }

    @Override
    public void text(String part, boolean last) {
        lines.add("text " + part + (last ? "." : ""));
    }

    @Override
    public void binary(ByteBuffer part, boolean last) {
        lines.add("binary " + StandardCharsets.ISO_8859_1.decode(part) + (last ? "." : ""));
    }

    @Override
    public void ping(byte[] payload) {
        lines.add("ping " + new String(payload, StandardCharsets.UTF_8));
    }

    @Override
    public void pong(byte[] payload) {
        lines.add("pong " + new String(payload, StandardCharsets.UTF_8));
    }

    @Override
    public void close(ClosePayload payload) {
        lines.add("close " + payload.code() + " " + payload.reason());
    }
}
