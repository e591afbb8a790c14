package io.duplexws.push.socket;

import io.duplexws.push.Cursor;
import io.duplexws.push.Flow;
import io.duplexws.push.Message.Form;
import io.duplexws.push.Payload;
import io.duplexws.socket.Outbox;
import io.duplexws.socket.Piece;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;

/** Hears payloads and nothing else, text as text and binary as binary: any WebSocket client can. */
final class Raw extends Listening {

    /** Of the range for applications (RFC 6455 section 7.4.2), after HTTP's 410: what was asked for is gone. */
    static final int GONE = 4410;

    private static final Form<Piece.Shared> FORM = message -> message.payload() instanceof Payload.Text text
            ? new Piece.Shared(text.utf8(), text.text(), false)
            : Piece.Shared.binary(((Payload.Binary) message.payload()).bytes());

    Raw(Outbox outbox, Flow delivered) {
        super(outbox, FORM, delivered);
    }

    /** There is no other way to say that something is missing. */
    @Override
    public void begins(boolean recovered, Cursor cursor) {
        if (!recovered) {
            close(new CloseReason(
                    CloseReason.CloseCodes.getCloseCode(GONE),
                    "messages are missing behind the cursor asked for; the oldest left follow " + cursor));
        }
    }

    /** There is no way at all to say this. */
    @Override
    public void stalls(String why) {
        // It stays, and hears on.
    }

    @Override
    public void fails(String why) {
        close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, Reasons.fit(why)));
    }

    private void close(CloseReason reason) {
        end();
        outbox().offer(new Piece.Close(reason));
    }
}
