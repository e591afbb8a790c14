package io.duplexws.cli.connect;

import io.duplexws.cli.wire.NotConnected;
import io.duplexws.cli.wire.Opening;
import io.duplexws.cli.wire.Plain;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.tyrus.client.ClientManager;

/** One WebSocket from its handshake to its end, with the input going out and the messages coming in. */
public final class Conversation {

    private static final long LEAVE_SECONDS = 7;

    /** Never looked up: the {@link Link} knows where to connect. */
    private static final URI SOMEWHERE = URI.create("ws://localhost/");

    private final Opening opening;
    private final Screen screen;
    private final Pings pings = new Pings();
    private final Link link;
    private final Hearing hearing;
    private final AtomicReference<Goodbye> goodbye = new AtomicReference<>();
    private final CountDownLatch told = new CountDownLatch(1);

    /** Both null until it is open, and taken then: a session that has closed gives none. */
    private volatile Session session;

    private volatile RemoteEndpoint.Basic remote;

    public Conversation(Opening opening, Screen screen) {
        this.opening = opening;
        this.screen = screen;
        this.link =
                new Link(opening, payload -> screen.note("ping " + Plain.quoted(Pings.text(payload)) + " answered"));
        this.hearing = new Hearing(screen, pings, new OurCourse());
    }

    /** What a line of the input can ask for, one line each. */
    public static List<String> commands() {
        return Speaking.COMMANDS;
    }

    /**
     * Returns when it is over.
     *
     * @param input  read on a thread of its own, which may stay in a read for good
     * @param binary whether lines hold bytes
     * @param wait   how long the server has to be quiet, after the end of the input, until this side closes
     */
    public Outcome hold(Reader input, boolean binary, Duration wait) {
        try {
            connect();
        } catch (NotConnected none) {
            none.answer().forEach(line -> screen.line("< " + line));
            screen.error(none.getMessage());
            return none.isRefused() ? Outcome.REFUSED : Outcome.UNREACHABLE;
        }
        Speaking speaking = new Speaking(input, binary, remote, pings, screen, this::close);
        Thread speaker = new Thread(() -> speak(speaking, wait), "duplex-connect-input");
        speaker.setDaemon(true);
        speaker.start();
        Outcome outcome = end(link.ended().join());
        told.countDown();
        return outcome == Outcome.CLOSED && speaking.mistakes() > 0 ? Outcome.MISTAKE : outcome;
    }

    /** Closes with 1001 and waits a little for the server's answer; for a process that is told to stop. */
    public void leave() {
        if (session == null) {
            return;
        }
        close(Goodbye.LEAVING);
        try {
            told.await(LEAVE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void connect() throws NotConnected {
        ClientManager client = ClientManager.createClient(Wire.class.getName());
        client.getProperties().put(Wire.LINK, link);
        ClientEndpointConfig config = ClientEndpointConfig.Builder.create()
                .preferredSubprotocols(opening.subprotocols())
                .build();
        try {
            client.connectToServer(hearing, config, SOMEWHERE);
        } catch (NotConnected reason) {
            throw reason;
        } catch (DeploymentException | IOException unexpected) {
            throw NotConnected.unreachable("no WebSocket: " + unexpected.getMessage(), unexpected);
        }
    }

    private String agreed() {
        String subprotocol = link.answer().header("Sec-WebSocket-Protocol");
        String extensions = link.answer().header("Sec-WebSocket-Extensions");
        String none = opening.subprotocols().isEmpty() ? "" : " of those offered, where a browser gives up";
        return (subprotocol.isEmpty() ? "no subprotocol" + none : "subprotocol " + Plain.line(subprotocol)) + ", "
                + (extensions.isEmpty() ? "no extensions" : "extensions " + Plain.line(extensions));
    }

    private void speak(Speaking speaking, Duration wait) {
        try {
            speaking.run();
            awaitQuiet(wait);
            close(Goodbye.DONE);
        } catch (IOException | RuntimeException failed) {
            // Tyrus throws one or the other when the connection has ended, which is told where it ended.
            if (!link.ended().isDone() && goodbye.get() == null && !link.isClosedByServer()) {
                screen.note("nothing more is sent: " + Plain.line(String.valueOf(failed.getMessage())));
            }
        }
    }

    /** Until the server has been quiet for so long, or is gone. */
    private void awaitQuiet(Duration wait) {
        long inputEnded = System.nanoTime();
        long left = wait.toNanos();
        while (left > 0 && !hasEndedWithin(left)) {
            left = wait.toNanos() - (System.nanoTime() - Math.max(inputEnded, hearing.lastHeard()));
        }
    }

    private boolean hasEndedWithin(long nanos) {
        try {
            link.ended().get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException | ExecutionException never) {
            throw new IllegalStateException("nobody interrupts the input, and a link ends without failing", never);
        }
    }

    private void close(Goodbye asked) {
        if (session == null || link.isClosedByServer() || !goodbye.compareAndSet(null, asked)) {
            return;
        }
        try {
            session.close(new CloseReason(CloseCodes.getCloseCode(asked.code()), asked.reason()));
        } catch (IOException | IllegalStateException alreadyEnded) {
            // Told where it ended.
        }
    }

    private Outcome end(Farewell farewell) {
        Goodbye ours = goodbye.get();
        if (!link.broken().isEmpty() || !hearing.protest().isEmpty()) {
            String why = link.broken().isEmpty() ? hearing.protest() : "1002, because " + link.broken();
            screen.error("closed from here with " + why);
            return Outcome.CLOSED_WITH_ANOTHER_CODE;
        }
        if (ours != null) {
            screen.note("closed from here with " + ours + answered(farewell, ours));
            return Outcome.CLOSED;
        }
        if (!farewell.wasSaid()) {
            screen.error("the connection was lost, without a close (1006)");
            return Outcome.LOST;
        }
        screen.note("closed by the server with " + farewell);
        return Outcome.ofClose(farewell.code());
    }

    private static String answered(Farewell farewell, Goodbye ours) {
        if (!farewell.wasSaid()) {
            return ", which the server did not answer";
        }
        return farewell.code() == ours.code() ? "" : ", and by the server with " + farewell;
    }

    private final class OurCourse implements Hearing.Course {

        @Override
        public void opened(Session opened) {
            remote = opened.getBasicRemote();
            session = opened;
            screen.note("connected to " + opening.target() + "; " + agreed());
        }

        @Override
        public boolean isEnding() {
            return goodbye.get() != null || link.isClosedByServer();
        }

        @Override
        public void unheard() {
            close(Goodbye.DONE);
        }
    }
}
