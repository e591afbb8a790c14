package io.duplexws.push.http;

import io.duplexws.inside.Difference;
import io.duplexws.inside.Inside;
import jakarta.servlet.ServletOutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;

/**
 * Writes to one reader on Tomcat: on the calling thread, under the lock that Tomcat itself holds while it works on a
 * connection. Tomcat does not take it for writes from other threads, and when such a write fails because the reader has left,
 * it hands the request to one of its threads and only then notes the failure in the answer, which by then may be that of
 * somebody else. Measured: of readers that came while others left, one in ten got an empty answer. Tomcat may hold the lock
 * for as long as it waits for a reader to take the end of its answer, so whoever would have to wait for it hands over.
 */
final class TomcatLock implements Executor {

    private static final Difference OTHER = new Difference(
            System.getLogger(TomcatLock.class.getName()),
            "the lock of a connection is not where this Tomcat should have it; readers of events that leave may disturb others");

    /** From the stream to what has the lock: output buffer, response, processor, connection. */
    private static final String[] WAY = {"ob", "coyoteResponse", "hook", "socketWrapper"};

    private final Lock lock;
    private final Executor waiting;

    private TomcatLock(Lock lock, Executor waiting) {
        this.lock = lock;
        this.waiting = waiting;
    }

    static boolean isOf(ServletOutputStream out) {
        return out.getClass().getName().startsWith("org.apache.catalina.");
    }

    /**
     * Without a lock, with one warning, where this Tomcat is built in another way.
     *
     * @param waiting runs what has to wait for the lock
     */
    static Executor of(ServletOutputStream out, Executor waiting) {
        try {
            return new TomcatLock((Lock) Inside.call(Inside.get(out, WAY), "getLock"), waiting);
        } catch (ReflectiveOperationException | RuntimeException other) {
            OTHER.tell(other);
            return Runnable::run;
        }
    }

    @Override
    public void execute(Runnable task) {
        if (lock.tryLock()) {
            runAndUnlock(task);
        } else {
            waiting.execute(() -> {
                lock.lock();
                runAndUnlock(task);
            });
        }
    }

    private void runAndUnlock(Runnable task) {
        try {
            task.run();
        } finally {
            lock.unlock();
        }
    }
}
