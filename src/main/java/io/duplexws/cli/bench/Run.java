package io.duplexws.cli.bench;

import java.time.Duration;

/**
 * What all connections of a run share. Thread-safe.
 *
 * @param patience with an echo that does not come
 */
record Run(Plan plan, Message message, Readings readings, Duration patience) {

    static Run of(Plan plan, Duration patience) {
        return new Run(plan, new Message(plan.size(), plan.binary()), new Readings(), patience);
    }
}
