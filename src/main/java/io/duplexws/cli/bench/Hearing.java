package io.duplexws.cli.bench;

import io.duplexws.cli.wire.Frame;
import io.duplexws.cli.wire.Plain;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** Hears the echoes of one connection, checks each, answers pings, and tells how it ended. */
final class Hearing implements Runnable {

    /** A greeting may be longer than the messages. */
    private static final int GREETING_BYTES = 65_536;

    /** The server is to end the connection first (RFC 6455, section 7.1.1). */
    private static final Duration END = Duration.ofSeconds(1);

    private final EchoClient client;
    private final Run run;
    private final Assembly assembly;
    private int toSkip;

    Hearing(EchoClient client) {
        this.client = client;
        this.run = client.run();
        this.assembly = new Assembly(Math.max(GREETING_BYTES, run.message().size()));
        this.toSkip = run.plan().skip();
    }

    @Override
    public void run() {
        try {
            while (hear()) {
                // Until the server has answered our goodbye.
            }
            client.socket().awaitEnd(END);
            client.socket().close();
        } catch (IOException broken) {
            client.fail(String.valueOf(broken.getMessage()));
        }
    }

    /** Whether more may come. */
    private boolean hear() throws IOException {
        long sentBefore = client.sent();
        Frame frame;
        try {
            frame = client.socket().read(run.patience());
        } catch (SocketTimeoutException silent) {
            if (sentBefore > client.heard()) {
                throw new IOException("no echo came within " + run.patience().toSeconds() + " s", silent);
            }
            return true;
        }
        switch (frame.opcode()) {
            case Frame.PING -> client.pong(frame.payload());
            case Frame.PONG -> {
                // One that nobody asked for, which is allowed.
            }
            case Frame.CLOSE -> {
                return closed(frame);
            }
            default -> take(frame);
        }
        if (!client.socket().hasMore()) {
            client.sendWhatIsDue();
        }
        return true;
    }

    /** Whether it was we who closed first, so that nothing is wrong. */
    private boolean closed(Frame close) throws IOException {
        if (client.leaves()) {
            return false;
        }
        client.socket().sendIfFree(close);
        String reason = close.reason().isEmpty() ? "" : " " + Plain.quoted(close.reason());
        throw new IOException("the server closed with " + close.code() + reason);
    }

    private void take(Frame frame) throws IOException {
        long now = System.nanoTime();
        Optional<Frame> whole = assembly.take(frame);
        if (whole.isEmpty()) {
            return;
        }
        if (toSkip > 0) {
            toSkip--;
            return;
        }
        long number = client.heard() + 1;
        if (client.heard() == client.sent()) {
            throw new IOException("a message came that is no echo: " + Message.shown(whole.get()) + hint(number));
        }
        Optional<String> wrong = run.message().wrong(number, whole.get());
        if (wrong.isPresent()) {
            throw new IOException("message " + number + " " + wrong.get() + hint(number));
        }
        client.echoed(now);
    }

    private static String hint(long number) {
        return number == 1 ? "; if the server greets, --skip 1 passes that over" : "";
    }
}
