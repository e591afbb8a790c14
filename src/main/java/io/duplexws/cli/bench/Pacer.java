package io.duplexws.cli.bench;

import java.util.List;

/** Has messages sent when they are due: of all connections in turn, one after the other. One thread. */
final class Pacer implements Runnable {

    private final List<EchoClient> clients;
    private final Schedule all;
    private final Times times;

    Pacer(List<EchoClient> clients, Schedule all, Times times) {
        this.clients = clients;
        this.all = all;
        this.times = times;
    }

    @Override
    public void run() {
        try {
            for (long message = 0; message < all.messages(); message++) {
                Times.await(times.begin() + all.due(message));
                clients.get((int) (message % clients.size())).sendWhatIsDue();
            }
            Times.await(times.end() + OpenLoop.GRACE_NANOS);
            // What could not go out until now never will.
            clients.forEach(EchoClient::sendWhatIsDue);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
