package io.duplexws.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A reader of server-sent events, as a browser reads them. */
public final class Events implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    /** @param name empty for none */
    public record Event(String id, String name, String data) {}

    private static final Event END = new Event("", "end of the stream", "");

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Semaphore comments = new Semaphore(0);

    private Events(HttpResponse<InputStream> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "events");
        reader.setDaemon(true);
        reader.start();
    }

    /** Returns when the head of the answer is there. */
    static Events of(HttpClient http, HttpRequest.Builder request) throws IOException {
        try {
            return new Events(http.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (InterruptedException interrupted) {
            throw new IOException("interrupted while waiting for an answer", interrupted);
        }
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    /** The next event, within 20 s. */
    public Event next() throws InterruptedException {
        Event next = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("an event within " + PATIENCE_SECONDS + " s").isNotNull();
        return next;
    }

    /** Waits for so many comments, 20 s for each at most: the server's signs of life. */
    public void awaitComments(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            assertThat(comments.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("comment " + (i + 1) + " within " + PATIENCE_SECONDS + " s")
                    .isTrue();
        }
    }

    /** Asserts that the server ends the stream, whatever comes before. */
    public void assertEnds() throws InterruptedException {
        Event next = next();
        while (next != END) {
            next = next();
        }
    }

    private void read() {
        String id = "";
        String name = "";
        StringBuilder data = new StringBuilder();
        try (Scanner lines = new Scanner(response.body(), StandardCharsets.UTF_8).useDelimiter("\n")) {
            while (lines.hasNext()) {
                String line = lines.next();
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(id, name, data.substring(0, data.length() - 1)));
                    }
                    name = "";
                    data.setLength(0);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6)).append('\n');
                } else if (line.startsWith(":")) {
                    comments.release();
                }
            }
        }
        events.add(END);
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
