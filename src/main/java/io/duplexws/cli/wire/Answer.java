package io.duplexws.cli.wire;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An HTTP answer to the handshake.
 *
 * @param head the status line, then one line for each header
 * @param body text, cut where it is long
 */
public record Answer(List<String> head, String body) {

    private static final Pattern TITLE = Pattern.compile("<(title|h1)[^>]*>(.*?)</\\1>", Pattern.DOTALL);

    public Answer {
        head = List.copyOf(head);
    }

    /** @throws NumberFormatException never: whoever reads an answer looks at its first line */
    public int status() {
        return Integer.parseInt(head.get(0).split(" ", 3)[1]);
    }

    /** All values under this name, in order, joined as HTTP allows; empty when there is none. */
    public String header(String name) {
        Stream<String> values = head.stream()
                .skip(1)
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip());
        return String.join(", ", values.toList());
    }

    public boolean has(String name, String token) {
        return Arrays.stream(header(name).split(","))
                .anyMatch(found -> found.strip().equalsIgnoreCase(token));
    }

    /** What the body says in one line: a problem's detail (RFC 9457), a page's title, or its text. Empty for nothing. */
    public String sentence() {
        String type = header("Content-Type").toLowerCase(Locale.ROOT);
        if (type.contains("json")) {
            return Plain.line(detail());
        }
        if (type.contains("html")) {
            Matcher title = TITLE.matcher(body);
            return Plain.line((title.find() ? title.group(2) : body.replaceAll("<[^>]*>", " ")).strip());
        }
        return Plain.line(body.strip());
    }

    private String detail() {
        try {
            JsonObject problem = JsonParser.parseString(body).getAsJsonObject();
            for (String name : List.of("detail", "title", "message", "error")) {
                if (problem.has(name) && problem.get(name).isJsonPrimitive()) {
                    return problem.get(name).getAsString();
                }
            }
        } catch (JsonParseException | IllegalStateException noProblem) {
            // Shown as it came.
        }
        return body.strip();
    }
}
