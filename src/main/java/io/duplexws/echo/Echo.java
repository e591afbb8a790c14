package io.duplexws.echo;

import io.duplexws.socket.Connection;
import io.duplexws.socket.Ending;
import io.duplexws.socket.Piece;
import io.duplexws.socket.Sockets;
import io.duplexws.socket.Use;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The echo of one connection. The container calls it from one thread at a time. */
final class Echo {

    private final Connection connection;
    private final TextParts text;
    private final Ending ending;
    private final boolean once;
    private boolean first = true;
    private boolean done;

    private Echo(Session session, Logger log, String path, String word, boolean once) {
        this.connection = Sockets.current().open(session, Use.ECHO);
        this.text = new TextParts(word);
        this.ending = new Ending(log, path);
        this.once = once;
    }

    /** Echoes every message until the peer leaves or says the word. */
    static Echo untilWord(Session session, Logger log, String path, String word) {
        return new Echo(session, log, path, word, false);
    }

    /** Echoes one message, then closes with 1000. */
    static Echo once(Session session, Logger log, String path) {
        return new Echo(session, log, path, "", true);
    }

    void text(String part, boolean last) {
        if (done) {
            return;
        }
        connection.arrived(first, last, part);
        first = last;
        Optional<Piece> piece = text.next(part, last);
        if (text.found()) {
            close("the client said over");
        }
        piece.ifPresent(connection.outbox()::offer);
        afterMessage(last);
    }

    void binary(ByteBuffer part, boolean last) {
        if (done) {
            return;
        }
        boolean begins = first;
        connection.arrived(first, last, part);
        first = last;
        connection.outbox().offer(new Piece.Binary(part, begins, last));
        afterMessage(last);
    }

    void pong(PongMessage pong) {
        connection.ponged(pong.getApplicationData());
    }

    void error(Throwable thrown) {
        connection.failed(thrown);
        ending.error(thrown);
    }

    void closed(CloseReason reason) {
        connection.closed(reason);
        ending.closed(reason);
    }

    private void afterMessage(boolean last) {
        if (once && last) {
            close("one message echoed");
        }
    }

    private void close(String why) {
        done = true;
        connection.outbox().offer(new Piece.Close(new CloseReason(CloseCodes.NORMAL_CLOSURE, why)));
    }
}
