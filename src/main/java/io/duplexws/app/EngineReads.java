package io.duplexws.app;

import io.duplexws.socket.Reads;
import jakarta.servlet.ServletContext;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** What the embedded engine tells of its reads: two context attributes in types of the JDK, for its loader is not ours. */
record EngineReads(LongSupplier read, Predicate<Runnable> atEndOfRead) implements Reads {

    @SuppressWarnings("unchecked")
    static Reads of(ServletContext context) {
        Object read = context.getAttribute("io.duplexws.read");
        Object atEnd = context.getAttribute("io.duplexws.atEndOfRead");
        return read == null || atEnd == null
                ? Reads.UNKNOWN
                : new EngineReads((LongSupplier) read, (Predicate<Runnable>) atEnd);
    }

    @Override
    public long current() {
        return read.getAsLong();
    }

    @Override
    public boolean atEnd(Runnable task) {
        return atEndOfRead.test(task);
    }
}
