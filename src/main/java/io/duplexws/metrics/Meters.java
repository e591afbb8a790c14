package io.duplexws.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Makes meters that read a number kept elsewhere. */
final class Meters {

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param tags names and values in turn, all of them from closed sets */
    void counter(String name, String help, LongSupplier number, String... tags) {
        // What it reads from is held weakly, and would be gone soon; what reads is held.
        FunctionCounter.builder(name, registry, held -> number.getAsLong())
                .description(help)
                .tags(Tags.of(tags))
                .register(registry);
    }

    /** As {@link #counter}, of what goes up and down. */
    void gauge(String name, String help, LongSupplier number, String... tags) {
        Gauge.builder(name, number::getAsLong)
                .description(help)
                .tags(Tags.of(tags))
                .register(registry);
    }

    /** The value of a tag. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
