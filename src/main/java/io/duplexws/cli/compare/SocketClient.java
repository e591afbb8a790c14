package io.duplexws.cli.compare;

import io.duplexws.cli.wire.Frame;
import io.duplexws.cli.wire.FrameSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Hears one WebSocket, whose messages are the payloads and no more. */
final class SocketClient implements Client {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(1);

    private final Run run;
    private final Arrivals arrivals;
    private volatile FrameSocket socket;

    SocketClient(Run run) {
        this.run = run;
        this.arrivals = new Arrivals(run);
    }

    @Override
    public void hear() throws IOException {
        socket = FrameSocket.open(run.application().to(run.topic() + "?after=earliest"), run::socket);
        run.counts().asked(socket.requestBytes(), socket.answerBytes());
        run.ready();
        while (!arrivals.isComplete() && !run.isEnded()) {
            Frame frame = socket.read(PATIENCE);
            switch (frame.opcode()) {
                case Frame.TEXT -> arrivals.take(new String(frame.payload(), StandardCharsets.UTF_8));
                case Frame.PING -> socket.send(Frame.whole(Frame.PONG, frame.payload()));
                case Frame.CLOSE -> throw new IOException("closed with " + frame.code() + " " + frame.reason());
                default -> {
                    // A pong that nobody asked for.
                }
            }
        }
        socket.send(Frame.close(1000, ""));
        socket.awaitEnd(END);
        socket.close();
    }

    @Override
    public void end() {
        FrameSocket open = socket;
        if (open != null) {
            open.close();
        }
    }
}
