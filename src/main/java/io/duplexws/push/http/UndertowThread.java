package io.duplexws.push.http;

import io.duplexws.inside.Difference;
import io.duplexws.inside.Inside;
import jakarta.servlet.ServletOutputStream;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Writes to one reader on Undertow: on the thread that Undertow itself uses for the connection. A write on another thread that
 * fails because the reader has left disturbs other connections. Measured: of 700 readers that left while somebody published,
 * one made the body of another's request disappear, which then waited for it without an end. None of these writes waits.
 */
final class UndertowThread implements Executor {

    private static final System.Logger LOG = System.getLogger(UndertowThread.class.getName());
    private static final Difference OTHER = new Difference(
            LOG,
            "the thread of a connection is not where this Undertow should have it; readers of events that leave may disturb others");

    private final Executor thread;

    private UndertowThread(Executor thread) {
        this.thread = thread;
    }

    static boolean isOf(ServletOutputStream out) {
        return out.getClass().getName().startsWith("io.undertow.");
    }

    /** The calling thread, with one warning, where this Undertow is built in another way. */
    static Executor of(ServletOutputStream out) {
        try {
            Object exchange = Inside.call(Inside.get(out, "servletRequestContext"), "getExchange");
            return new UndertowThread((Executor) Inside.call(exchange, "getIoThread"));
        } catch (ReflectiveOperationException | RuntimeException other) {
            OTHER.tell(other);
            return Runnable::run;
        }
    }

    @Override
    public void execute(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException stopped) {
            LOG.log(Level.TRACE, () -> "the server has stopped, nobody is written to: " + stopped);
        }
    }
}
