package io.duplexws.cli.compare;

import java.io.IOException;

/** Hears all events of a run in one way. One thread, but for {@link #end}. */
interface Client {

    /**
     * Hears until every event has arrived, or it is ended. Tells the run when it is ready for the first one.
     *
     * @throws IOException when it cannot go on, in one sentence
     */
    void hear() throws IOException;

    /** Gives up; what waits ends soon. From any thread. */
    void end();
}
