package io.duplexws.browser;

import java.util.Map;

/**
 * One line of the console's time line, as its cells.
 *
 * @param way  {@code out} for what the browser sends, {@code in} for what comes; empty when nothing travels
 * @param wire what travels: {@code 6 + 13 B} is header and payload
 * @param server what the server saw, its name first
 */
record Row(String time, String title, String preview, String way, String wire, String details, String server) {

    /** Reads the n-th row of a kind, counted from 0; null when it is not there yet. */
    static final String READER = """
            const row = document.querySelectorAll(`.event[data-kind="${arguments[0]}"]`)[arguments[1]];
            const of = (selector) => row.querySelector(selector).textContent;
            return row ? { time: of("time"), title: of(".browser b"), preview: of(".preview"), wire: of(".wire"),
              way: row.querySelector(".wire").dataset.way ?? "", details: of(".browser small"),
              server: of(".server b") + " " + of(".server small") } : null;
            """;

    static Row of(Map<?, ?> cells) {
        return new Row(
                cell(cells, "time"),
                cell(cells, "title"),
                cell(cells, "preview"),
                cell(cells, "way"),
                cell(cells, "wire"),
                cell(cells, "details"),
                cell(cells, "server"));
    }

    private static String cell(Map<?, ?> cells, String name) {
        return String.valueOf(cells.get(name));
    }
}
