package io.duplexws.push.socket;

import io.duplexws.push.Flow;
import io.duplexws.push.Message;
import io.duplexws.push.Subscriber;
import io.duplexws.push.Subscription;
import io.duplexws.socket.Outbox;
import io.duplexws.socket.Piece;
import java.util.List;

/** A subscriber at the other end of a WebSocket. Its outbox ends the connection of one that is too slow. */
abstract class Listening implements Subscriber {

    private final Outbox outbox;
    private final Message.Form<Piece.Shared> form;
    private final Flow delivered;

    /** Guarded by this; null until it is known. */
    private Subscription subscription;

    /** Guarded by this. */
    private boolean ended;

    Listening(Outbox outbox, Message.Form<Piece.Shared> form, Flow delivered) {
        this.outbox = outbox;
        this.form = form;
        this.delivered = delivered;
    }

    final Outbox outbox() {
        return outbox;
    }

    @Override
    public final void by(Subscription made) {
        synchronized (this) {
            if (!ended) {
                subscription = made;
                return;
            }
        }
        made.end();
    }

    @Override
    public final boolean hears(List<Message> messages) {
        delivered.add(messages);
        if (messages.size() == 1) {
            outbox.push(messages.get(0).in(form));
        } else {
            outbox.push(messages.stream().map(message -> message.in(form)).toList());
        }
        return hasRoom();
    }

    @Override
    public final boolean hasRoom() {
        return outbox.hasRoomOr(this::more);
    }

    @Override
    public final void lags(int messages, long bytes) {
        if (outbox.endWhenPast(messages, bytes)) {
            end();
        }
    }

    /** Nothing more is heard. Idempotent. */
    final void end() {
        Subscription over;
        synchronized (this) {
            ended = true;
            over = subscription;
            subscription = null;
        }
        if (over != null) {
            over.end();
        }
    }

    private void more() {
        Subscription hears;
        synchronized (this) {
            hears = subscription;
        }
        if (hears != null) {
            hears.more();
        }
    }
}
