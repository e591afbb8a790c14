package io.duplexws.probe;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.duplexws.probe.Command.Order;
import io.duplexws.socket.Connection;
import io.duplexws.socket.Piece;
import jakarta.websocket.CloseReason;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Does what a connection is told; one thing at a time, which the turns see to. */
final class Doing {

    private final Connection connection;
    private final Turns turns;
    private final Arrivals arrivals;
    private final LargeFrames largeFrames;
    private final Status status;
    private final Pong pong = new Pong();

    Doing(Connection connection, Turns turns, Arrivals arrivals, LargeFrames largeFrames, Status status) {
        this.connection = connection;
        this.turns = turns;
        this.arrivals = arrivals;
        this.largeFrames = largeFrames;
        this.status = status;
    }

    Turn turn(Order order) {
        boolean reports = order.command() instanceof Command.Report;
        Turn turn = reports && order.after().isZero() ? reportOfNow(order.ref()) : end -> begin(order, end);
        return order.after().isZero() ? turn : end -> turns.later(order.after(), () -> turn.begin(end));
    }

    Turn refusal(Refused refused) {
        return end -> answer(Answer.error(refused), end);
    }

    /** @param due by the clock of System.nanoTime */
    void echo(Piece message, long due, Runnable end) {
        Duration left = Duration.ofNanos(due - System.nanoTime());
        Runnable send = () -> {
            connection.outbox().hand(message);
            end.run();
        };
        if (left.isNegative() || left.isZero()) {
            send.run();
        } else {
            turns.later(left, send);
        }
    }

    /** The connection has closed. */
    void end() {
        largeFrames.end();
    }

    void pong(ByteBuffer payload) {
        pong.arrived(payload);
    }

    private void begin(Order order, Runnable end) {
        Command command = order.command();
        JsonElement ref = order.ref();
        if (command instanceof Command.Send send) {
            send(send, ref, end);
        } else if (command instanceof Command.Silent silent) {
            silent(silent, ref, end);
        } else if (command instanceof Command.Deaf deaf) {
            deaf(deaf, ref, end);
        } else if (command instanceof Command.Ping ping) {
            ping(ping, ref, end);
        } else if (command instanceof Command.Close close) {
            close(close);
        } else if (command instanceof Command.Report) {
            reportOfNow(ref).begin(end);
        } else if (command instanceof Command.Echo echo) {
            echoes(echo, ref, end);
        } else {
            JsonObject answer = Answer.ok(ref);
            status.tell(answer);
            answer(answer, end);
        }
    }

    private void send(Command.Send send, JsonElement ref, Runnable end) {
        if (largeFrames.allow(send)) {
            new Sending(send, connection.outbox(), turns, sending -> sent(sending, ref, end)).run();
        } else {
            refuse(
                    Refused.BUSY,
                    LargeFrames.CONNECTIONS + " connections have frames of more than " + LargeFrames.BYTES
                            + " bytes: wanted fewer at once, or more frames",
                    ref,
                    end);
        }
    }

    private void sent(Sending sending, JsonElement ref, Runnable end) {
        if (!sending.isComplete()) {
            refuse(
                    Refused.TIMED_OUT,
                    "sent " + sending.sent() + " times within " + Limits.TIME.toSeconds()
                            + " s, which is as long as a command may take",
                    ref,
                    end);
            return;
        }
        JsonObject answer = Answer.ok(ref);
        sending.tell(answer);
        answer(answer, end);
    }

    private void silent(Command.Silent silent, JsonElement ref, Runnable end) {
        connection.quiet(true);
        turns.later(silent.time(), () -> {
            connection.quiet(false);
            JsonObject answer = Answer.ok(ref);
            answer.addProperty("silent", seconds(silent.time()));
            answer(answer, end);
        });
    }

    private void deaf(Command.Deaf deaf, JsonElement ref, Runnable end) {
        if (!connection.outbox().stopReading()) {
            refuse(Refused.UNABLE, "this server offers no way to read nothing from one client", ref, end);
            return;
        }
        turns.later(deaf.time(), () -> {
            connection.outbox().readOn();
            JsonObject answer = Answer.ok(ref);
            answer.addProperty("deaf", seconds(deaf.time()));
            answer(answer, end);
        });
    }

    private void ping(Command.Ping ping, JsonElement ref, Runnable end) {
        turns.later(Limits.PONG, () -> {
            if (pong.giveUp()) {
                refuse(Refused.TIMED_OUT, "no pong within " + Limits.PONG.toSeconds() + " s", ref, end);
            }
        });
        ByteBuffer payload = pong.await(ping.payload(), nanos -> {
            turns.cancel();
            JsonObject answer = Answer.ok(ref);
            answer.addProperty("pong", ping.payload());
            answer.addProperty("ms", nanos / 1_000 / 1_000.0);
            answer(answer, end);
        });
        connection.outbox().hand(new Piece.Ping(payload));
    }

    /** Which is the answer; no turn follows. */
    private void close(Command.Close close) {
        turns.end();
        CloseReason.CloseCode code = close::code;
        connection.outbox().hand(new Piece.Close(new CloseReason(code, close.reason())));
    }

    private void echoes(Command.Echo echo, JsonElement ref, Runnable end) {
        JsonObject answer = Answer.ok(ref);
        answer.addProperty("echo", echo.on());
        answer.addProperty("delay", echo.delay().toMillis());
        answer(answer, end);
    }

    /** What has arrived before the command, told when its turn comes. */
    private Turn reportOfNow(JsonElement ref) {
        JsonObject answer = Answer.ok(ref);
        arrivals.report(answer);
        return end -> answer(answer, end);
    }

    private void refuse(int code, String sentence, JsonElement ref, Runnable end) {
        answer(Answer.error(new Refused(code, sentence).of(ref)), end);
    }

    private void answer(JsonObject answer, Runnable end) {
        connection.outbox().hand(Answer.piece(answer));
        end.run();
    }

    /** As a client writes it: 2, or 0.5. */
    private static Number seconds(Duration time) {
        boolean whole = time.toMillis() % 1_000 == 0;
        return whole ? (Number) time.toSeconds() : (Number) (time.toMillis() / 1_000.0);
    }
}
