package io.duplexws.cli.check;

import io.duplexws.cli.wire.Handshake;
import io.duplexws.cli.wire.Plain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whether server-sent events come one by one on the same path. The server tells of plain requests that we make a little apart;
 * what comes together was held back in between.
 */
final class SseCheck implements Check {

    private static final int EVENTS = 5;
    private static final Duration APART = Duration.ofMillis(200);
    private static final Duration HEAD = Duration.ofSeconds(3);
    private static final Duration LAST = Duration.ofSeconds(2);

    /** Events that come within this share of the time in which they were told came in a burst. */
    private static final double BURST = 0.5;

    @Override
    public Item item() {
        return Item.SSE;
    }

    @Override
    public Result run(Site site) throws InterruptedException, IOException {
        ServerView view = new ServerView(site.web());
        List<Long> arrivals = new CopyOnWriteArrayList<>();
        CompletableFuture<String> head = new CompletableFuture<>();
        CompletableFuture<String> ended = new CompletableFuture<>();
        CompletableFuture<InputStream> body = new CompletableFuture<>();
        Thread reader = new Thread(() -> listen(site, view, arrivals, head, ended, body), "duplex-check-sse");
        reader.setDaemon(true);
        reader.start();
        try {
            String problem = within(head, HEAD);
            if (problem == null) {
                return Result.of(
                        "no event stream",
                        Finding.failed(
                                "sse.buffered",
                                "the head of the answer did not come" + " within " + Millis.text(HEAD)));
            }
            if (!problem.isEmpty()) {
                return Result.of("no event stream", Finding.failed("sse.cut", problem));
            }
            for (int i = 0; i < EVENTS; i++) {
                // A plain request, which the server refuses and tells of.
                try (Handshake plain =
                        Handshake.with(site.to(view.traced("ws", "sse" + i), "Upgrade:", "Connection: close"))) {
                    site.note(plain.answer());
                }
                Thread.sleep(APART.toMillis());
            }
            return outcome(arrivals, within(ended, LAST));
        } finally {
            close(body.getNow(null));
        }
    }

    private static Result outcome(List<Long> arrivals, String ended) {
        if (ended != null && arrivals.size() < EVENTS) {
            return Result.of(
                    "broken off",
                    Finding.failed(
                            "sse.cut",
                            "after " + arrivals.size() + " of " + EVENTS + " events the stream ended: " + ended));
        }
        if (arrivals.size() < EVENTS) {
            return Result.of(
                    "held back",
                    Finding.failed(
                            "sse.buffered",
                            arrivals.size() + " of " + EVENTS + " events came within " + Millis.text(LAST)
                                    + " after the last was sent; the stream is still open"));
        }
        double spread = (arrivals.get(EVENTS - 1) - arrivals.get(0)) / 1e6;
        double sent = (double) APART.toMillis() * (EVENTS - 1);
        String measured = EVENTS + " events, told over " + Millis.text(sent) + ", came over " + Millis.text(spread);
        return (spread < sent * BURST
                        ? Result.of(measured, Finding.failed("sse.buffered", measured))
                        : Result.passed(measured))
                .with("toldOverMilliseconds", sent)
                .with("cameOverMilliseconds", Millis.round(spread));
    }

    private static void listen(
            Site site,
            ServerView view,
            List<Long> arrivals,
            CompletableFuture<String> head,
            CompletableFuture<String> ended,
            CompletableFuture<InputStream> body) {
        try {
            HttpResponse<InputStream> answer =
                    site.web().open(view.topic(), "text/event-stream", Duration.ofSeconds(30));
            body.complete(answer.body());
            String type = answer.headers().firstValue("Content-Type").orElse("none");
            boolean isStream = answer.statusCode() == 200 && type.startsWith("text/event-stream");
            head.complete(
                    isStream ? "" : "answered with " + answer.statusCode() + ", Content-Type " + Plain.quoted(type));
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null && isStream; line = lines.readLine()) {
                    if (line.equals("event: refused")) {
                        arrivals.add(System.nanoTime());
                        if (arrivals.size() == EVENTS) {
                            ended.complete("all came");
                        }
                    }
                }
            }
            ended.complete("the server, or something on the way, ended it");
        } catch (IOException | InterruptedException broken) {
            String why = String.valueOf(broken.getMessage());
            head.complete(why);
            ended.complete(why);
        }
    }

    /** Ends the stream; who reads it notices. */
    private static void close(InputStream body) {
        if (body != null) {
            try {
                body.close();
            } catch (IOException alreadyGone) {
                // It was to be closed.
            }
        }
    }

    /** Null when it has not come in time. */
    private static String within(CompletableFuture<String> future, Duration patience) throws InterruptedException {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            return null;
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }
}
