package io.duplexws.cli.compare;

import io.duplexws.cli.compare.PollingClient.PollRequest;
import java.io.IOException;
import java.time.Duration;

/** Asks for the next event and is answered when it comes. */
final class LongPollingClient implements Client {

    private static final int WAIT_SECONDS = 25;

    private final Run run;
    private final Arrivals arrivals;
    private final PollRequest request;
    private volatile HttpLink link;

    LongPollingClient(Run run) {
        this.run = run;
        this.arrivals = new Arrivals(run);
        this.request = new PollRequest(run, WAIT_SECONDS);
    }

    @Override
    public void hear() throws IOException {
        connect();
        run.ready();
        while (!arrivals.isComplete() && !run.isEnded()) {
            request.send(link, arrivals, true);
            if (request.mustReconnect()) {
                link.finish();
                connect();
            }
        }
        link.finish();
    }

    private void connect() throws IOException {
        link = HttpLink.open(run.application().opening(), run::socket);
        link.patience(Duration.ofSeconds(2L * WAIT_SECONDS));
    }

    @Override
    public void end() {
        HttpLink open = link;
        if (open != null) {
            open.close();
        }
    }
}
