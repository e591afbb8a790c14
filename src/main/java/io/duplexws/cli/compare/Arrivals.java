package io.duplexws.cli.compare;

import java.io.IOException;

/** What one client has heard: every event once, and in order. */
final class Arrivals {

    private final Run run;
    private final int all;
    private int next;

    Arrivals(Run run) {
        this.run = run;
        this.all = run.plan().events();
    }

    /** @throws IOException when it is not the next one */
    void take(String payload) throws IOException {
        int event = number(payload);
        if (event != next) {
            throw new IOException("event " + event + " came where " + next + " was due");
        }
        run.arrived(event);
        next++;
    }

    boolean isComplete() {
        return next == all;
    }

    private static int number(String payload) throws IOException {
        try {
            return Plan.event(payload);
        } catch (NumberFormatException | StringIndexOutOfBoundsException other) {
            throw new IOException("something else came on the topic of this comparison", other);
        }
    }
}
