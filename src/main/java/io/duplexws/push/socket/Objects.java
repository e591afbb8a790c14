package io.duplexws.push.socket;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.duplexws.push.BrokerException;
import io.duplexws.push.Draft;
import io.duplexws.push.Position;
import io.duplexws.push.Receipt;
import io.duplexws.push.Topic;
import io.duplexws.socket.Outbox;
import io.duplexws.socket.Piece;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The subprotocol push.v1: commands from the client, each answered, and messages of all topics that it hears. Commands
 * come from one thread at a time.
 */
final class Objects {

    private static final String SCHEME = "Bearer ";
    private static final int SHORT = 16_384;

    private final Outbox outbox;
    private final PushSockets push;
    private final Map<Topic, Heard> topics = new ConcurrentHashMap<>();
    private final Publications publications;
    private boolean mayPublish;

    /** @param authorization as the client sent it with its handshake; empty for none */
    Objects(Outbox outbox, PushSockets push, String authorization) {
        this.outbox = outbox;
        this.push = push;
        this.publications = new Publications(answer -> outbox.keep(Piece.Shared.reply(answer.toString())));
        this.mayPublish = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && push.token().admits(authorization.substring(SCHEME.length()).strip());
    }

    /**
     * In characters. Each one of a message may be written in six, as a Unicode escape; whoever may not publish has no use
     * for so much.
     */
    int longestCommand() {
        return mayPublish ? (int) Math.min(Integer.MAX_VALUE, 6L * push.mostBytes() + SHORT) : SHORT;
    }

    /** Without a command: the topic of the path, which is the first. */
    void hearFirst(Topic topic, Position from) {
        begin(topic, from, JsonNull.INSTANCE);
    }

    void command(String text) {
        JsonElement ref = JsonNull.INSTANCE;
        try {
            Command command = Command.parse(text);
            ref = command.ref();
            obey(command);
        } catch (Refused refused) {
            answer(error(refused.code(), refused.getMessage(), refused.ref(ref)));
        } catch (IllegalArgumentException bad) {
            answer(error(Refused.BAD, bad.getMessage(), ref));
        }
    }

    void end() {
        topics.values().forEach(Heard::end);
        topics.clear();
    }

    private void obey(Command command) throws Refused {
        switch (command.verb()) {
            case SUB -> hear(command.topic(), command.position(), command.ref());
            case UNSUB -> leave(command.topic(), command.ref());
            case PUB -> publish(command);
            case AUTH -> authorize(command);
            case PING -> pong(command);
        }
    }

    private void hear(Topic topic, Position from, JsonElement ref) throws Refused {
        if (topics.containsKey(topic)) {
            throw new Refused(
                    Refused.CONFLICT, "topic \"" + topic + "\" is heard already: unsub first to begin elsewhere");
        }
        if (topics.size() >= push.mostTopics()) {
            throw new Refused(
                    Refused.TOO_MANY,
                    "this connection hears " + topics.size() + " topics: wanted at most " + push.mostTopics()
                            + " (duplex.connection.topics)");
        }
        begin(topic, from, ref);
    }

    private void begin(Topic topic, Position from, JsonElement ref) {
        Heard heard = new Heard(this, outbox, push.objects(), topic, ref);
        topics.put(topic, heard);
        push.hub().subscribe(topic, from, heard);
    }

    private void leave(Topic topic, JsonElement ref) throws Refused {
        Heard heard = topics.remove(topic);
        if (heard == null) {
            throw new Refused(Refused.MISSING, "topic \"" + topic + "\" is not heard on this connection");
        }
        heard.end();
        JsonObject answer = ok(ref);
        answer.addProperty("unsub", topic.name());
        answer(answer);
    }

    private void publish(Command command) throws Refused {
        if (!mayPublish) {
            throw new Refused(
                    Refused.UNAUTHORIZED,
                    push.token().exists()
                            ? "not authorized: say {\"auth\":\"…\"} first, with the server's duplex.publish.token"
                            : "nobody may publish here: set duplex.publish.token on the server");
        }
        Draft draft = command.draft(push.mostBytes());
        if (draft.topic().isOurs()) {
            throw new Refused(Refused.FORBIDDEN, Topic.ONLY_OURS);
        }
        // Whoever publishes faster than the broker takes it, or without reading the answers, has to wait.
        if (outbox.promise()) {
            publications.add(push.hub().publish(draft), command.ref());
        }
    }

    static JsonObject outcome(Receipt receipt, Throwable failure, JsonElement ref) {
        return failure == null
                ? published(receipt, ref)
                : error(Refused.UNAVAILABLE, "not published: " + BrokerException.sentence(failure), ref);
    }

    private void authorize(Command command) throws Refused {
        mayPublish = push.token().admits(command.token());
        if (!mayPublish) {
            throw new Refused(
                    Refused.FORBIDDEN,
                    "the token is not this server's duplex.publish.token, and no ticket of it that still holds");
        }
        answer(ok(command.ref()));
    }

    private void pong(Command command) {
        JsonObject answer = new JsonObject();
        answer.add("pong", command.value());
        answer(answer);
    }

    private static JsonObject published(Receipt receipt, JsonElement ref) {
        JsonObject answer = ok(ref);
        answer.addProperty("id", receipt.id().toString());
        if (receipt.repeated()) {
            answer.addProperty("repeated", true);
        }
        return answer;
    }

    static JsonObject ok(JsonElement ref) {
        JsonObject answer = new JsonObject();
        answer.add("ok", ref);
        return answer;
    }

    /** The topic cannot be heard: it may be asked for again. */
    void lose(Topic topic, String why, JsonElement ref) {
        topics.remove(topic);
        tell(error(Refused.UNAVAILABLE, why, ref));
    }

    private static JsonObject error(int code, String sentence, JsonElement ref) {
        JsonObject error = new JsonObject();
        error.addProperty("code", code);
        error.addProperty("message", sentence);
        error.add("ref", ref);
        JsonObject answer = new JsonObject();
        answer.add("error", error);
        return answer;
    }

    /** On the thread that brought the command: it is held back while the client reads too little. */
    private void answer(JsonObject answer) {
        outbox.offer(new Piece.Text(answer.toString(), true, true));
    }

    /** From any thread, which must not wait. */
    private void tell(JsonObject answer) {
        outbox.push(Piece.Shared.reply(answer.toString()));
    }
}
