package io.duplexws.cli.check;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event of a trace: what the server saw of one connection (docs/trace.md).
 *
 * @param label of the connection
 * @param type  such as handshake, refused, accepted, close
 */
record Told(String label, String type, JsonObject details) {

    String text(String name) {
        JsonElement value = details.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (details.get(name) instanceof JsonArray list) {
            list.forEach(element -> texts.add(element.getAsString()));
        }
        return texts;
    }

    /** The values of a header of a handshake, joined; empty when the server did not get it. */
    Optional<String> header(String name) {
        List<String> values = headers()
                .filter(line -> line.get(0).getAsString().equalsIgnoreCase(name))
                .map(line -> line.get(1).getAsString())
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    List<String> headerNames() {
        return headers().map(line -> line.get(0).getAsString()).toList();
    }

    private Stream<JsonArray> headers() {
        List<JsonArray> lines = new ArrayList<>();
        if (details.get("headers") instanceof JsonArray list) {
            list.forEach(line -> lines.add(line.getAsJsonArray()));
        }
        return lines.stream();
    }
}
