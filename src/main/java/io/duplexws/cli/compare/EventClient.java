package io.duplexws.cli.compare;

import io.duplexws.cli.compare.HttpLink.Head;
import java.io.IOException;
import java.time.Duration;

/** Hears one stream of server-sent events (HTML Living Standard, section 9.2). */
final class EventClient implements Client {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Run run;
    private final Arrivals arrivals;
    private final StringBuilder line = new StringBuilder();
    private boolean isOurs = true;
    private volatile HttpLink link;

    EventClient(Run run) {
        this.run = run;
        this.arrivals = new Arrivals(run);
    }

    @Override
    public void hear() throws IOException {
        link = HttpLink.open(run.application().opening(), run::socket);
        link.patience(PATIENCE);
        String text = run.application().request("GET", run.topic() + "?after=earliest", "Accept: text/event-stream");
        Head head = link.ask(text);
        run.counts().asked(text.length(), head.bytes());
        if (head.status() != 200 || !head.header("Content-Type").startsWith("text/event-stream")) {
            throw new IOException("asked for events, answered with " + head.status() + ", Content-Type "
                    + head.header("Content-Type"));
        }
        run.ready();
        boolean chunked = HttpLink.isChunked(head);
        while (!arrivals.isComplete() && !run.isEnded()) {
            String part = chunked ? link.chunk() : link.lineOrEnd();
            if (part == null) {
                throw new IOException("the stream of events ended");
            }
            take(chunked ? part : part + "\n");
        }
        link.finish();
    }

    private void take(String part) throws IOException {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) == '\n') {
                take();
                line.setLength(0);
            } else {
                line.append(part.charAt(i));
            }
        }
    }

    /** An event of the server's own, which is named, comes before ours. */
    private void take() throws IOException {
        if (line.isEmpty()) {
            isOurs = true;
        } else if (line.indexOf("event:") == 0) {
            isOurs = false;
        } else if (line.indexOf("data: ") == 0 && isOurs) {
            arrivals.take(line.substring("data: ".length()));
        }
    }

    @Override
    public void end() {
        HttpLink open = link;
        if (open != null) {
            open.close();
        }
    }
}
