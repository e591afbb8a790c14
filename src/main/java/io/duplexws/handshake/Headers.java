package io.duplexws.handshake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The header lines of one request, lines of one name in the order received; names compare without case. Immutable. */
public final class Headers {

    /** One header line as received. */
    public record Line(String name, String value) {}

    private final List<Line> lines;
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    public Headers(List<Line> lines) {
        this.lines = List.copyOf(lines);
        for (Line line : this.lines) {
            values.computeIfAbsent(key(line.name()), name -> new ArrayList<>())
                    .add(line.value().strip());
        }
    }

    /** Names and values in turn: {@code Headers.of("Upgrade", "websocket", "Connection", "Upgrade")}. */
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("names and values in turn, got " + namesAndValues.length + " strings");
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            lines.add(new Line(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Headers(lines);
    }

    public List<Line> lines() {
        return lines;
    }

    /** The values of all lines of this name, stripped; empty when there is none. */
    public List<String> values(String name) {
        return Collections.unmodifiableList(values.getOrDefault(key(name), List.of()));
    }

    public boolean has(String name) {
        return values.containsKey(key(name));
    }

    /** All lines of this name as one list, as RFC 9110 section 5.3 joins them; empty string when there is none. */
    public String joined(String name) {
        return String.join(", ", values(name));
    }

    /** The comma-separated tokens of all lines of this name, empty elements left out (RFC 9110 section 5.6.1). */
    public List<String> tokens(String name) {
        List<String> tokens = new ArrayList<>();
        for (String value : values(name)) {
            for (String element : value.split(",")) {
                if (!element.isBlank()) {
                    tokens.add(element.strip());
                }
            }
        }
        return List.copyOf(tokens);
    }

    /** Whether one whole token equals this one without case: {@code upgrade-insecure-requests} is no {@code upgrade}. */
    public boolean hasToken(String name, String token) {
        return tokens(name).stream().anyMatch(token::equalsIgnoreCase);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
