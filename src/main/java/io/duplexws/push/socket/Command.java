package io.duplexws.push.socket;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.duplexws.push.Draft;
import io.duplexws.push.Payload;
import io.duplexws.push.Position;
import io.duplexws.push.Topic;
import io.duplexws.text.Quote;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One command of push.v1: a JSON object with one verb, and what goes with it. */
final class Command {

    enum Verb {
        SUB("after"),
        UNSUB,
        PUB("data", "data64", "type", "key"),
        AUTH,
        PING;

        private final Set<String> more;

        Verb(String... more) {
            this.more = Set.of(more);
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final JsonObject json;
    private final Verb verb;

    private Command(JsonObject json, Verb verb) {
        this.json = json;
        this.verb = verb;
    }

    /** @throws Refused in one sentence when it is no command */
    static Command parse(String text) throws Refused {
        JsonObject json = object(text);
        JsonElement ref = json.has("ref") ? json.get("ref") : JsonNull.INSTANCE;
        List<Verb> verbs = new ArrayList<>();
        for (Verb verb : Verb.values()) {
            if (json.has(verb.word())) {
                verbs.add(verb);
            }
        }
        if (verbs.size() != 1) {
            throw new Refused(
                    Refused.BAD,
                    "a command with " + (verbs.isEmpty() ? "none" : "several") + " of sub, unsub, pub, auth, ping: "
                            + Quote.of(text),
                    ref);
        }
        Verb verb = verbs.get(0);
        for (String name : json.keySet()) {
            if (!name.equals("ref") && !name.equals(verb.word()) && !verb.more.contains(name)) {
                throw new Refused(Refused.BAD, Quote.of(name) + " does not go with " + verb.word(), ref);
            }
        }
        return new Command(json, verb);
    }

    private static JsonObject object(String text) throws Refused {
        try {
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            JsonElement json = JsonParser.parseReader(reader);
            if (json.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT) {
                return json.getAsJsonObject();
            }
        } catch (JsonParseException | IOException malformed) {
            // Told below.
        }
        throw new Refused(Refused.BAD, "no JSON object: " + Quote.of(text), JsonNull.INSTANCE);
    }

    Verb verb() {
        return verb;
    }

    /** What the client calls this command; null in JSON for nothing. */
    JsonElement ref() {
        return json.has("ref") ? json.get("ref") : JsonNull.INSTANCE;
    }

    /** What stands behind the verb. */
    JsonElement value() {
        return json.get(verb.word());
    }

    Topic topic() throws Refused {
        return new Topic(string(verb.word()));
    }

    String token() throws Refused {
        return string(verb.word());
    }

    Position position() throws Refused {
        return Position.parse(optional("after"));
    }

    Draft draft(int mostBytes) throws Refused {
        if (json.has("data") == json.has("data64")) {
            throw new Refused(Refused.BAD, "wanted either data or data64");
        }
        Payload payload = json.has("data") ? text() : binary();
        if (payload.size() > mostBytes) {
            throw new Refused(
                    Refused.TOO_LARGE,
                    "a message of " + payload.size() + " bytes: wanted at most " + mostBytes
                            + " (duplex.message.bytes)");
        }
        return new Draft(topic(), optional("type"), payload, optional("key"));
    }

    /** What is no string is published as the JSON that it is. */
    private Payload text() {
        JsonElement data = json.get("data");
        boolean string = data.isJsonPrimitive() && data.getAsJsonPrimitive().isString();
        return new Payload.Text(string ? data.getAsString() : data.toString());
    }

    private Payload binary() throws Refused {
        String base64 = string("data64");
        try {
            return new Payload.Binary(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException malformed) {
            throw new Refused(Refused.BAD, "data64 is no base64: " + Quote.of(base64));
        }
    }

    private String optional(String name) throws Refused {
        return json.has(name) ? string(name) : "";
    }

    private String string(String name) throws Refused {
        JsonElement value = json.get(name);
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
            return value.getAsString();
        }
        throw new Refused(Refused.BAD, name + " is " + Quote.of(value.toString()) + ": wanted a string");
    }
}
