package io.duplexws.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is no WebSocket, with WebSockets on loops and with all of it on Tomcat: pages, events, the start. */
final class Http {

    private static final int REQUESTS = 2_000;
    private static final int EVENTS = 500;
    private static final String TOKEN = "token-of-the-benchmark";

    private Http() {}

    static void run(int rounds) throws IOException, InterruptedException {
        List<Double> starts = new ArrayList<>();
        List<Double> pages = new ArrayList<>();
        List<Double> events = new ArrayList<>();
        List<Double> pagesBeside = new ArrayList<>();
        List<Double> eventsBeside = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            starts.add(ServerProcess.secondsToStart());
            try (ServerProcess loops = server("loops");
                    ServerProcess tomcat = server("tomcat")) {
                // The first run of each warms it up.
                page(loops);
                page(tomcat);
                double page = page(loops);
                pages.add(page);
                pagesBeside.add(page - page(tomcat));
                event(loops);
                event(tomcat);
                double event = event(loops);
                events.add(event);
                eventsBeside.add(event - event(tomcat));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "start %.2f s; page %.3f ms, %s ms more than on Tomcat; event %.3f ms, %s ms more; WAR %.1f MB%n",
                Bench.median(starts),
                Bench.median(pages),
                Bench.spread(pagesBeside),
                Bench.median(events),
                Bench.spread(eventsBeside),
                new File(System.getProperty("war")).length() / 1e6);
    }

    private static ServerProcess server(String engine) throws IOException {
        return ServerProcess.duplexOn(engine, "-Dduplex.publish.token=" + TOKEN);
    }

    /** Median of a page's time in milliseconds, on one connection after the other. */
    private static double page(ServerProcess server) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(uri(server, "hello.html")).build();
        double[] millis = new double[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            long begun = System.nanoTime();
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            millis[i] = (System.nanoTime() - begun) / 1e6;
            require(status == 200, "a page with status " + status);
        }
        return median(millis);
    }

    /** Median of the time from the beginning of a publication to its event, in milliseconds. */
    private static double event(ServerProcess server) throws IOException, InterruptedException {
        try (Socket stream = new Socket("127.0.0.1", server.address().getPort())) {
            stream.setSoTimeout(10_000);
            stream.getOutputStream()
                    .write("GET /push/bench HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); !line.startsWith("event: "); line = lines.readLine()) {
                require(!line.startsWith("HTTP/1.1 4"), line);
            }
            HttpClient client = HttpClient.newHttpClient();
            double[] millis = new double[EVENTS];
            for (int i = 0; i < EVENTS; i++) {
                String text = "event " + i;
                HttpRequest publish = HttpRequest.newBuilder(uri(server, "push/bench"))
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(text))
                        .build();
                long begun = System.nanoTime();
                client.sendAsync(publish, BodyHandlers.discarding());
                for (String line = lines.readLine(); !line.equals("data: " + text); line = lines.readLine()) {
                    require(!line.equals("0"), "the stream has ended");
                }
                millis[i] = (System.nanoTime() - begun) / 1e6;
            }
            return median(millis);
        }
    }

    private static URI uri(ServerProcess server, String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + "/" + path);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static void require(boolean holds, String found) throws IOException {
        if (!holds) {
            throw new IOException(found);
        }
    }
}
