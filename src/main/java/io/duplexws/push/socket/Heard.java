package io.duplexws.push.socket;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.duplexws.push.Cursor;
import io.duplexws.push.Flow;
import io.duplexws.push.Message.Form;
import io.duplexws.push.Topic;
import io.duplexws.push.json.MessageJson;
import io.duplexws.socket.Outbox;
import io.duplexws.socket.Piece;

/** One topic that a connection with push.v1 hears. */
final class Heard extends Listening {

    private static final Form<Piece.Shared> FORM = message -> Piece.Shared.text(message.in(MessageJson.FORM));

    private final Objects objects;
    private final Topic topic;
    private final JsonElement ref;
    private boolean answered;

    Heard(Objects objects, Outbox outbox, Flow delivered, Topic topic, JsonElement ref) {
        super(outbox, FORM, delivered);
        this.objects = objects;
        this.topic = topic;
        this.ref = ref;
    }

    /** The first time this answers the command; later it tells that messages are missing, or that it goes on. */
    @Override
    public void begins(boolean recovered, Cursor cursor) {
        JsonObject where = answered ? new JsonObject() : Objects.ok(ref);
        answered = true;
        where.addProperty("sub", topic.name());
        where.addProperty("recovered", recovered);
        where.addProperty("cursor", cursor.toString());
        outbox().push(Piece.Shared.text(where.toString()));
    }

    @Override
    public void stalls(String why) {
        JsonObject where = new JsonObject();
        where.addProperty("sub", topic.name());
        where.addProperty("stalled", why);
        outbox().push(Piece.Shared.text(where.toString()));
    }

    @Override
    public void fails(String why) {
        objects.lose(topic, why, ref);
    }
}
