package io.duplexws.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Publishes and polls by plain HTTP.
 *
 * @param base  the server's address, with a slash at the end
 * @param token of publishers
 */
public record PushClient(URI base, String token) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param headers names and values in turn */
    public HttpResponse<String> publish(String topic, String text, String... headers) throws IOException {
        HttpRequest.Builder request = to("push/" + topic, headers)
                .setHeader("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(text));
        return send(hasHeader(headers, "Content-Type") ? request : request.setHeader("Content-Type", "text/plain"));
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException {
        return send(to(path, headers));
    }

    public HttpResponse<String> send(String method, String path, String... headers) throws IOException {
        return send(to(path, headers).method(method, BodyPublishers.noBody()));
    }

    /** @param query with its question mark, or empty */
    public Events events(String topic, String query, String... headers) throws IOException {
        return Events.of(HTTP, to("push/" + topic + query, headers).setHeader("Accept", "text/event-stream"));
    }

    private HttpRequest.Builder to(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(40));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static boolean hasHeader(String[] headers, String name) {
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            throw new IOException("interrupted while waiting for an answer", interrupted);
        }
    }
}
