package io.duplexws.app;

import io.duplexws.socket.Reads;
import jakarta.servlet.ServletContext;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** What the embedded engine tells of its reads: context attributes in types of the JDK, for its loader is not ours. */
record EngineReads(LongSupplier read, Predicate<Runnable> atEndOfRead, BooleanSupplier crowded) implements Reads {

    @SuppressWarnings("unchecked")
    static Reads of(ServletContext context) {
        Object read = context.getAttribute("io.duplexws.read");
        Object atEnd = context.getAttribute("io.duplexws.atEndOfRead");
        Object crowded = context.getAttribute("io.duplexws.crowdedReads");
        return read == null || atEnd == null || crowded == null
                ? Reads.UNKNOWN
                : new EngineReads((LongSupplier) read, (Predicate<Runnable>) atEnd, (BooleanSupplier) crowded);
    }

    @Override
    public long current() {
        return read.getAsLong();
    }

    @Override
    public boolean atEnd(Runnable task) {
        return atEndOfRead.test(task);
    }

    @Override
    public boolean isCrowded() {
        return crowded.getAsBoolean();
    }
}
