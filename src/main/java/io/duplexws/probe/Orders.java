package io.duplexws.probe;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.duplexws.probe.Command.Order;
import io.duplexws.text.Quote;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads commands: JSON objects, and queries, with one verb each and what goes with it. */
final class Orders {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final int USUAL_BYTES = 64;

    /** Of a query, and not for us: by it a client asks for a trace of its connection. */
    private static final String TRACE = "trace";

    private enum Verb {
        SEND("content", "bytes", "frames", "times", "every"),
        SILENT,
        DEAF,
        PING,
        CLOSE("reason"),
        REPORT,
        ECHO("delay"),
        STATUS;

        private static final String ALL = Stream.of(values()).map(Verb::word).collect(Collectors.joining(", "));

        private final Set<String> more;

        Verb(String... more) {
            this.more = Set.of(more);
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean takes(String name) {
            return name.equals(word()) || name.equals("ref") || name.equals("after") || more.contains(name);
        }
    }

    private Orders() {}

    /** @throws Refused in one sentence, with the ref of the command where it could be read */
    static Order parse(String text) throws Refused {
        return order(new Fields(object(text), false), Quote.of(text));
    }

    /**
     * The command of a query such as {@code send=text&bytes=5}; empty when it has no verb, and so means none.
     *
     * @throws Refused in one sentence
     */
    static Optional<Order> ofQuery(Map<String, List<String>> parameters) throws Refused {
        JsonObject json = new JsonObject();
        parameters.forEach((name, values) -> json.addProperty(name, values.isEmpty() ? "" : values.get(0)));
        json.remove(TRACE);
        Fields fields = new Fields(json, true);
        return verbs(fields).isEmpty() ? Optional.empty() : Optional.of(order(fields, "the query"));
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
        throw new Refused(Refused.BAD, "no JSON object: " + Quote.of(text));
    }

    private static Order order(Fields fields, String told) throws Refused {
        JsonElement ref = ref(fields);
        try {
            Verb verb = verb(fields, told);
            return new Order(command(verb, fields), ref, fields.time("after", SECOND));
        } catch (Refused refused) {
            throw refused.of(ref);
        }
    }

    private static JsonElement ref(Fields fields) throws Refused {
        JsonElement ref = fields.has("ref") ? fields.json().get("ref") : JsonNull.INSTANCE;
        int length = ref.toString().length();
        if (length > Limits.REF) {
            throw new Refused(
                    Refused.TOO_LARGE, "ref has " + length + " characters of JSON: wanted at most " + Limits.REF);
        }
        return ref;
    }

    private static Verb verb(Fields fields, String told) throws Refused {
        List<Verb> verbs = verbs(fields);
        if (verbs.size() != 1) {
            throw new Refused(
                    Refused.BAD,
                    "a command with " + (verbs.isEmpty() ? "none" : "several") + " of " + Verb.ALL + ": " + told);
        }
        Verb verb = verbs.get(0);
        for (String name : fields.json().keySet()) {
            if (!verb.takes(name)) {
                throw new Refused(Refused.BAD, Quote.of(name) + " does not go with " + verb.word());
            }
        }
        return verb;
    }

    private static List<Verb> verbs(Fields fields) {
        List<Verb> verbs = new ArrayList<>();
        for (Verb verb : Verb.values()) {
            if (fields.has(verb.word())) {
                verbs.add(verb);
            }
        }
        return verbs;
    }

    private static Command command(Verb verb, Fields fields) throws Refused {
        return switch (verb) {
            case SEND -> send(fields);
            case SILENT -> new Command.Silent(fields.time("silent", SECOND));
            case DEAF -> new Command.Deaf(fields.time("deaf", SECOND));
            case PING -> new Command.Ping(fields.string("ping", Limits.PING_BYTES));
            case CLOSE -> close(fields);
            case REPORT -> asked("report", fields, new Command.Report());
            case ECHO -> new Command.Echo(fields.flag("echo"), fields.time("delay", MILLISECOND));
            case STATUS -> asked("status", fields, new Command.Status());
        };
    }

    private static Command asked(String name, Fields fields, Command command) throws Refused {
        if (!fields.flag(name)) {
            throw fields.wrong(name, "true");
        }
        return command;
    }

    private static Command close(Fields fields) throws Refused {
        int code = fields.whole("close", 0, 65_535, 0);
        Optional<String> against = CloseCodeRule.against(code);
        if (against.isPresent()) {
            throw new Refused(Refused.BAD, "close is " + code + ": " + against.get());
        }
        return new Command.Close(code, fields.string("reason", Limits.REASON_BYTES, ""));
    }

    private static Command send(Fields fields) throws Refused {
        Content content = content(fields);
        int bytes = fields.whole("bytes", 0, Limits.MESSAGE_BYTES, USUAL_BYTES);
        int fewest = Math.max(1, (bytes + Limits.FRAME_BYTES - 1) / Limits.FRAME_BYTES);
        int frames = fields.whole("frames", 1, Limits.FRAMES, fewest);
        if (frames < fewest) {
            throw new Refused(
                    Refused.TOO_LARGE,
                    "frames is " + frames + ": wanted at least " + fewest + " for " + bytes
                            + " bytes, because a frame has" + " at most " + Limits.FRAME_BYTES);
        }
        int times = fields.whole("times", 1, Limits.TIMES, 1);
        Duration every = fields.time("every", MILLISECOND);
        Duration whole = every.multipliedBy(times - 1L);
        if (whole.compareTo(Limits.TIME) > 0) {
            throw new Refused(
                    Refused.TOO_LARGE,
                    times + " times every " + every.toMillis() + " ms take " + whole.toSeconds() + " s: wanted at most "
                            + Limits.TIME.toSeconds() + " s");
        }
        return new Command.Send(content, bytes, frames, times, every);
    }

    private static Content content(Fields fields) throws Refused {
        String kind = fields.string("send", Limits.COMMAND);
        String content = fields.string("content", Limits.COMMAND, "ascii");
        if (kind.equals("binary") && !fields.has("content")) {
            return Content.BINARY;
        }
        if (!kind.equals("text")) {
            throw kind.equals("binary")
                    ? new Refused(Refused.BAD, "\"content\" goes with text only")
                    : fields.wrong("send", "text or binary");
        }
        return switch (content) {
            case "ascii" -> Content.ASCII;
            case "utf8" -> Content.UTF8;
            default -> throw fields.wrong("content", "ascii or utf8");
        };
    }
}
