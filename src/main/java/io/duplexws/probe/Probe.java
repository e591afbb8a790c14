package io.duplexws.probe;

import io.duplexws.probe.Command.Order;
import io.duplexws.socket.Connection;
import io.duplexws.socket.Ending;
import io.duplexws.socket.Piece;
import io.duplexws.socket.Sockets;
import io.duplexws.socket.Use;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.time.Duration;

/** One connection to the probe: what arrives on it takes its turn. The container calls it from one thread at a time. */
final class Probe implements Incoming.Told {

    private static final System.Logger LOG = System.getLogger(Probe.class.getName());

    /** Of memory that a command takes while it waits; 64 of them, and no more is read. */
    private static final int COMMAND_COST = 2_048;

    private final Connection connection;
    private final Ending ending = new Ending(LOG, "/probe");
    private final Arrivals arrivals = new Arrivals();
    private final Incoming incoming = new Incoming(arrivals, this);
    private final Turns turns;
    private final Doing doing;
    private Duration echoDelay = Duration.ZERO;
    private boolean first = true;

    private Probe(Session session) {
        connection = Sockets.current().open(session, Use.PROBE);
        turns = new Turns(connection.outbox(), Probes.current().threads());
        doing = new Doing(
                connection, turns, arrivals, new LargeFrames(Probes.current().largeFrames()), Status.of(session));
    }

    /** With the command of the query, when there is one. */
    static Probe on(Session session) {
        Probe probe = new Probe(session);
        try {
            Orders.ofQuery(session.getRequestParameterMap()).ifPresent(probe::order);
        } catch (Refused refused) {
            probe.refuse(refused);
        }
        return probe;
    }

    void text(String part, boolean last) {
        connection.arrived(first, last, part);
        first = last;
        incoming.text(part, last);
    }

    void binary(ByteBuffer part, boolean last) {
        connection.arrived(first, last, part);
        first = last;
        incoming.binary(part, last);
    }

    void pong(ByteBuffer payload) {
        connection.ponged(payload);
        doing.pong(payload);
    }

    void error(Throwable thrown) {
        connection.failed(thrown);
        ending.error(thrown);
    }

    void closed(CloseReason reason) {
        turns.end();
        connection.closed(reason);
        doing.end();
        ending.closed(reason);
    }

    @Override
    public void command(String text) {
        try {
            order(Orders.parse(text));
        } catch (Refused refused) {
            refuse(refused);
        }
    }

    @Override
    public void tooLong(long characters) {
        refuse(new Refused(
                Refused.TOO_LARGE, "a command of " + characters + " characters: wanted at most " + Limits.COMMAND));
    }

    @Override
    public void echo(Piece message) {
        long due = System.nanoTime() + echoDelay.toNanos();
        add(end -> doing.echo(message, due, end), message.cost());
    }

    @Override
    public void tooLargeToEcho(long size) {
        refuse(new Refused(
                Refused.TOO_LARGE,
                "a message of " + size + " is counted, not echoed: wanted at most " + Limits.ECHO_BYTES
                        + "; /ws echoes any size"));
    }

    /** What changes how messages are taken holds for the next one already. */
    private void order(Order order) {
        if (order.command() instanceof Command.Echo echo) {
            incoming.echo(echo.on());
            echoDelay = echo.delay();
        }
        add(doing.turn(order), COMMAND_COST);
    }

    private void refuse(Refused refused) {
        add(doing.refusal(refused), COMMAND_COST);
    }

    private void add(Turn turn, long cost) {
        if (!turns.add(turn, cost)) {
            turns.end();
            connection
                    .outbox()
                    .hand(new Piece.Close(
                            new CloseReason(CloseCodes.TRY_AGAIN_LATER, "too busy: more waits for its turn than may")));
        }
    }
}
