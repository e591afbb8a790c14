package io.duplexws.cli.check;

import io.duplexws.cli.wire.Opening;
import io.duplexws.cli.wire.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Plain HTTP/1.1 to the application, on the path that the WebSockets take. */
final class Web {

    private final Opening opening;
    private final String application;
    private final HttpClient client;

    /** @param application its URL, with a slash at its end */
    Web(Opening opening, String application) {
        this.opening = opening;
        this.application = application;
        // With h2 a proxy may take another way than with the HTTP/1.1 of a handshake.
        this.client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .connectTimeout(opening.timeout())
                .sslContext(Trust.of(opening.insecure()).context())
                .build();
    }

    HttpResponse<String> get(String path, String accept, Duration patience) throws IOException, InterruptedException {
        return client.send(request(path, accept, patience), BodyHandlers.ofString());
    }

    /** The body as it comes; whoever takes it closes it. */
    HttpResponse<InputStream> open(String path, String accept, Duration patience)
            throws IOException, InterruptedException {
        return client.send(request(path, accept, patience), BodyHandlers.ofInputStream());
    }

    private HttpRequest request(String path, String accept, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(application + path))
                .timeout(patience)
                .header("Accept", accept)
                .header("User-Agent", "Duplex");
        opening.ownHeaders().forEach((name, value) -> request.header(name, value));
        return request.GET().build();
    }
}
