package io.duplexws.trace;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.duplexws.handshake.Headers;
import io.duplexws.handshake.UpgradeRequest;

/**
 * A handshake as its client may see it again: capped, and without what lets somebody in.
 *
 * @param path   as the client wrote it
 * @param query  null for none, which the container passes
 * @param remote the address of the client, or of the proxy in front
 */
public record HandshakeView(UpgradeRequest request, String path, String query, String remote) {

    static final int MOST_LINES = 64;
    static final int LONGEST_VALUE = 256;
    static final int LONGEST_NAME = 64;
    static final int LONGEST_TARGET = 512;

    /** Of all names and values together. */
    static final int MOST_CHARACTERS = 8_192;

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("method", cap(request.method(), LONGEST_NAME));
        json.addProperty("target", cap(Mask.target(path, query), LONGEST_TARGET));
        json.addProperty("http", cap(request.protocol(), LONGEST_NAME));
        json.addProperty("remote", remote);
        JsonArray lines = new JsonArray();
        int characters = 0;
        for (Headers.Line line : request.headers().lines()) {
            String name = cap(line.name(), LONGEST_NAME);
            String value = cap(Mask.header(line.name(), line.value()), LONGEST_VALUE);
            characters += name.length() + value.length();
            if (lines.size() == MOST_LINES || characters > MOST_CHARACTERS) {
                json.addProperty("linesLeftOut", request.headers().lines().size() - lines.size());
                break;
            }
            JsonArray pair = new JsonArray();
            pair.add(name);
            pair.add(value);
            lines.add(pair);
        }
        json.add("headers", lines);
        return json;
    }

    private static String cap(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "… (" + text.length() + " characters)";
    }
}
