package io.duplexws.echo;

import io.duplexws.socket.Outbox;
import io.duplexws.socket.PartSize;
import io.duplexws.socket.Piece;
import io.duplexws.socket.Sockets;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The echo of one connection. The container calls it from one thread at a time. */
final class Echo {

    private final Session session;
    private final Outbox outbox;
    private final PartSize partSize;
    private final TextParts text;
    private final Ending ending;
    private final boolean once;
    private boolean first = true;
    private boolean done;

    private Echo(Session session, Logger log, String path, String word, boolean once) {
        this.session = session;
        Sockets sockets = Sockets.current();
        sockets.opened(session);
        this.outbox = sockets.outbox(session);
        this.partSize = sockets.partSize(session);
        this.text = new TextParts(word);
        this.ending = new Ending(log, path);
        this.once = once;
        // Jetty and WildFly cut silent connections at 30 and 90 s unless told; the others never do.
        session.setMaxIdleTimeout(0);
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
        arrived(part.length(), last);
        Optional<Piece> piece = text.next(part, last);
        if (text.found()) {
            close("the client said over");
        }
        piece.ifPresent(outbox::offer);
        afterMessage(last);
    }

    void binary(ByteBuffer part, boolean last) {
        if (done) {
            return;
        }
        boolean begins = first;
        arrived(part.remaining(), last);
        outbox.offer(new Piece.Binary(part, begins, last));
        afterMessage(last);
    }

    void error(Throwable thrown) {
        ending.error(thrown);
    }

    void closed(CloseReason reason) {
        outbox.discard();
        partSize.release();
        Sockets.closed(session);
        ending.closed(reason);
    }

    private void arrived(int size, boolean last) {
        partSize.seen(first, last, size);
        first = last;
    }

    private void afterMessage(boolean last) {
        if (once && last) {
            close("one message echoed");
        }
    }

    private void close(String why) {
        done = true;
        outbox.offer(new Piece.Close(new CloseReason(CloseCodes.NORMAL_CLOSURE, why)));
    }
}
