package io.duplexws.cli.connect;

import io.duplexws.cli.wire.Opening;
import io.duplexws.cli.wire.Plain;
import io.duplexws.cli.wire.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a Duplex server sees of our connection, heard by server-sent events from the topic on which it tells that, and
 * shown beside what we see. It hears on a thread of its own.
 */
public final class ServerSide {

    private static final int NONCE_BYTES = 16;
    private static final long LAST_WORDS_SECONDS = 5;

    private final Screen screen;
    private final Opening opening;
    private final String nonce = nonce();
    private final CountDownLatch lastHeard = new CountDownLatch(1);
    private volatile boolean heardSome;
    private volatile boolean failed;

    public ServerSide(Opening plain, Screen screen) {
        this.opening = plain.to(plain.target().with("trace", nonce));
        this.screen = screen;
    }

    /** The same opening with the word by which the server knows that it is to tell. */
    public Opening opening() {
        return opening;
    }

    public void start() {
        Thread listener = new Thread(this::listen, "duplex-connect-trace");
        listener.setDaemon(true);
        listener.start();
    }

    /** Waits a little for the server's last word, when it has said any. */
    public void finish() {
        try {
            boolean complete = lastHeard.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
            if (!complete && !failed) {
                screen.note(
                        heardSome
                                ? "the server has not told the end of this connection"
                                : "the server told nothing about this connection; does a Duplex answer there?");
            }
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
    }

    URI address() {
        return URI.create(opening.target().application() + "push/trace." + nonce + "?after=earliest&format=json");
    }

    private void listen() {
        try {
            HttpResponse<Stream<String>> answer = client().send(request(), BodyHandlers.ofLines());
            if (answer.statusCode() == 200) {
                EventStream events = new EventStream(this::hear);
                answer.body().forEach(events::line);
            } else {
                fail("answered " + answer.statusCode());
            }
        } catch (IOException | IllegalArgumentException unreachable) {
            fail(String.valueOf(unreachable.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(String name, String data) {
        ServerEvent.of(data).ifPresent(event -> {
            heardSome = true;
            screen.line(event.toString());
            if (event.isLast()) {
                lastHeard.countDown();
            }
        });
    }

    private HttpClient client() {
        return HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .connectTimeout(opening.timeout())
                .sslContext(Trust.of(opening.insecure()).context())
                .build();
    }

    /** With what says who we are, in case that somebody in front wants to know. */
    private HttpRequest request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(address()).header("Accept", "text/event-stream");
        for (String name : new String[] {"Authorization", "Cookie"}) {
            String value = opening.sent(name, "");
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        }
        return request.build();
    }

    private void fail(String why) {
        failed = true;
        screen.note("the server's side cannot be heard: " + Plain.line(address().getPath() + " " + why));
        lastHeard.countDown();
    }

    /** 22 characters that nobody guesses: whoever knows them hears the connection. */
    private static String nonce() {
        byte[] random = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
