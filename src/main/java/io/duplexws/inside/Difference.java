package io.duplexws.inside;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** That a container is built in another way than we know: one warning in the log, however often it is met. Thread-safe. */
public final class Difference {

    private final System.Logger log;
    private final String means;
    private final AtomicBoolean isTold = new AtomicBoolean();

    /** @param means where it differs, and what follows, in one sentence */
    public Difference(System.Logger log, String means) {
        this.log = log;
        this.means = means;
    }

    public void tell(Exception found) {
        if (isTold.compareAndSet(false, true)) {
            log.log(Level.WARNING, () -> means + ": " + found);
        }
    }
}
