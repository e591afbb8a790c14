package io.duplexws.config;

import static io.duplexws.config.Config.number;

/**
 * The settings of traces.
 *
 * @param on          whether there are any
 * @param connections traced at once, and as many ended ones whose traces are kept
 * @param rate        events of one connection told in a second
 */
public record TraceConfig(boolean on, int connections, int rate) {

    static TraceConfig read(Sources sources) {
        return new TraceConfig(
                Config.read(sources, Setting.TRACE, Config::isOn),
                Config.read(sources, Setting.TRACE_CONNECTIONS, text -> number(text, 1, 1_000_000)),
                Config.read(sources, Setting.TRACE_RATE, text -> number(text, 1, 1_000_000)));
    }
}
