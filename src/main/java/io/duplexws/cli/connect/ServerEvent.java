package io.duplexws.cli.connect;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.duplexws.cli.wire.Plain;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that the server saw of a connection, with whatever it tells about it.
 *
 * @param name what happened: open, message, close and so on
 */
record ServerEvent(String name, JsonObject details) {

    /** A server that traces too many already says so, and nothing more. */
    private static final Set<String> LAST = Set.of("close", "refused", "full");

    /** @param message of the topic, as JSON; empty when it is none of a trace */
    static Optional<ServerEvent> of(String message) {
        try {
            JsonObject envelope = JsonParser.parseString(message).getAsJsonObject();
            JsonElement type = envelope.get("type");
            if (type == null) {
                return Optional.empty();
            }
            String data = envelope.get("data").getAsString();
            return Optional.of(new ServerEvent(
                    type.getAsString(), JsonParser.parseString(data).getAsJsonObject()));
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | NullPointerException odd) {
            // Somebody else may publish there.
            return Optional.empty();
        }
    }

    /** Whether nothing comes after it. */
    boolean isLast() {
        return LAST.contains(name);
    }

    /** {@code server 3 message type=text bytes=5 at=…}: the number first, the time last, all else as it came. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder("server ");
        if (details.has("n")) {
            line.append(text(details.get("n"))).append(' ');
        }
        line.append(Plain.line(name));
        for (Map.Entry<String, JsonElement> detail : details.entrySet()) {
            if (!detail.getKey().equals("n") && !detail.getKey().equals("at")) {
                append(line, detail.getKey(), detail.getValue());
            }
        }
        if (details.has("at")) {
            append(line, "at", details.get("at"));
        }
        return line.toString();
    }

    private static void append(StringBuilder line, String key, JsonElement value) {
        line.append(' ').append(Plain.line(key)).append('=').append(text(value));
    }

    private static String text(JsonElement value) {
        if (!value.isJsonPrimitive()) {
            return Plain.line(value.toString());
        }
        String plain = Plain.line(value.getAsString());
        return plain.isEmpty() || plain.contains(" ") ? '"' + plain + '"' : plain;
    }
}
