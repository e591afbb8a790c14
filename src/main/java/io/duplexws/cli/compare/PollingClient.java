package io.duplexws.cli.compare;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.duplexws.cli.compare.HttpLink.Head;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Asks at fixed times whether there is something new; the clients of a run one after the other, spread over the interval, the
 * only one in its middle.
 */
final class PollingClient implements Client {

    /** As many messages as one answer holds; then there may be more, and it asks again at once. */
    private static final int FULL = 100;

    private final Run run;
    private final int number;
    private final boolean keeps;
    private final Arrivals arrivals;
    private final PollRequest request;
    private HttpLink link;

    /** @param keeps whether all polls go over one connection */
    PollingClient(Run run, int number, boolean keeps) {
        this.run = run;
        this.number = number;
        this.keeps = keeps;
        this.arrivals = new Arrivals(run);
        this.request = new PollRequest(run, 0);
    }

    @Override
    public void hear() throws IOException {
        try {
            run.ready();
            run.awaitBegin();
            long interval = run.plan().interval().toNanos();
            long next = run.due(0)
                    + Math.round(interval * (number + 0.5) / run.plan().clients());
            while (!arrivals.isComplete() && !run.isEnded()) {
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                if (poll() < FULL) {
                    next += interval;
                }
            }
        } catch (InterruptedException stopped) {
            throw new IOException("interrupted between two polls", stopped);
        } finally {
            finish();
        }
    }

    /** Returns how many messages came. */
    private int poll() throws IOException {
        if (link == null) {
            link = HttpLink.open(run.application().opening(), run::socket);
        }
        int count = request.send(link, arrivals, keeps);
        if (!keeps || request.mustReconnect()) {
            finish();
        }
        return count;
    }

    private void finish() throws IOException {
        if (link != null) {
            link.finish();
            link = null;
        }
    }

    @Override
    public void end() {
        // It sees by itself that the run has ended, after the pause.
    }

    /** A poll on the topic of a run, from where the last one ended. */
    static final class PollRequest {

        private final Run run;
        private final int wait;
        private String cursor = "earliest";
        private boolean closes;

        /** @param wait seconds for the next event; 0 for a short poll */
        PollRequest(Run run, int wait) {
            this.run = run;
            this.wait = wait;
        }

        /** Returns how many messages came. */
        int send(HttpLink link, Arrivals arrivals, boolean keeps) throws IOException {
            String path = run.topic() + "?after=" + cursor + "&wait=" + wait;
            String text = keeps
                    ? run.application().request("GET", path, "Accept: application/json")
                    : run.application().request("GET", path, "Accept: application/json", "Connection: close");
            Head head = link.ask(text);
            run.counts().asked(text.length(), head.bytes());
            String body = link.body(head);
            closes = head.closes();
            if (head.status() == 204) {
                cursor = after(head);
                return 0;
            }
            if (head.status() != 200) {
                throw new IOException("a poll was answered with " + head.status() + ": " + body.strip());
            }
            JsonArray messages = JsonParser.parseString(body).getAsJsonArray();
            for (JsonElement message : messages) {
                arrivals.take(message.getAsJsonObject().get("data").getAsString());
            }
            cursor = after(head);
            return messages.size();
        }

        private String after(Head head) {
            String next = head.header("Push-Cursor");
            return next.isEmpty() ? cursor : next;
        }

        boolean mustReconnect() {
            return closes;
        }
    }
}
