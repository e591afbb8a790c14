package io.duplexws.cli.connect;

import java.util.function.BiConsumer;

/** Reads server-sent events line by line (HTML Living Standard, section 9.2). One thread. */
final class EventStream {

    private final BiConsumer<String, String> events;
    private final StringBuilder data = new StringBuilder();
    private String name = "";

    /** @param events take the name of each event, empty for none, and its data */
    EventStream(BiConsumer<String, String> events) {
        this.events = events;
    }

    void line(String line) {
        if (line.isEmpty()) {
            dispatch();
        } else if (!line.startsWith(":")) {
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            field(field, colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", ""));
        }
    }

    private void field(String field, String value) {
        if (field.equals("event")) {
            name = value;
        } else if (field.equals("data")) {
            data.append(value).append('\n');
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            data.setLength(data.length() - 1);
            events.accept(name, data.toString());
        }
        data.setLength(0);
        name = "";
    }
}
