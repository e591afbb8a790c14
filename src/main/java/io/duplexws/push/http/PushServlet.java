package io.duplexws.push.http;

import io.duplexws.handshake.http.Requests;
import io.duplexws.push.BrokerException;
import io.duplexws.push.Hub;
import io.duplexws.push.Message.Form;
import io.duplexws.push.Position;
import io.duplexws.push.Topic;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * {@code /push/{topic}} by plain HTTP: {@code GET} hears, as events or by polls, {@code POST} publishes, {@code DELETE}
 * forgets the topic's messages. WebSockets on the same address are the container's.
 */
public final class PushServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Hub hub;
    private final transient Cors cors;
    private final transient Permission permission;
    private final transient Streams streams;
    private final transient Publication publication;

    public PushServlet(Hub hub, PushRules rules, Streams streams) {
        this.hub = hub;
        this.cors = new Cors(rules.origins());
        this.permission = new Permission(rules.token());
        this.streams = streams;
        this.publication = new Publication(hub, rules.mostBytes());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        try {
            cors.admit(request, response);
            serve(request, response);
        } catch (BadRequest bad) {
            Answer.problem(response, bad.status(), bad.getMessage());
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException, BadRequest {
        switch (request.getMethod()) {
            case "GET" -> hear(request, response);
            case "POST" -> {
                requireOpen(request);
                permission.require(request, response);
                publication.publish(request);
            }
            case "DELETE" -> {
                requireOpen(request);
                permission.require(request, response);
                drop(request);
            }
            case "OPTIONS" -> cors.preflight(response);
            default -> {
                response.setHeader("Allow", "GET, POST, DELETE, OPTIONS");
                throw new BadRequest(
                        HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                        "the method is not one of GET (hear), POST (publish), DELETE (forget)");
            }
        }
    }

    /** Not even to those who have the token: what is said of a connection there has to be true. */
    private static void requireOpen(HttpServletRequest request) throws BadRequest {
        if (new Asked(request).topic().isOurs()) {
            throw new BadRequest(HttpServletResponse.SC_FORBIDDEN, Topic.ONLY_OURS);
        }
    }

    private void hear(HttpServletRequest request, HttpServletResponse response) throws BadRequest {
        Asked asked = new Asked(request);
        Topic topic = asked.topic();
        Position from = asked.from();
        Duration wait = asked.longestWait();
        if (asked.closes() && request.getProtocol().startsWith("HTTP/1")) {
            response.setHeader("Connection", "close");
        }
        boolean events = Requests.acceptsByName(Requests.of(request), "text/event-stream");
        Form<byte[]> form = asked.parameter("format").orElse("").equals("json") ? SseForm.JSON : SseForm.PAYLOAD;
        String refusal = streams.refusal();
        if (!refusal.isEmpty()) {
            response.setHeader("Retry-After", "5");
            throw new BadRequest(HttpServletResponse.SC_SERVICE_UNAVAILABLE, refusal);
        }
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        if (events) {
            SseStream stream = new SseStream(async, form, streams);
            streams.add(stream);
            hub.subscribe(topic, from, stream);
        } else {
            Poll poll = new Poll(async, hub, topic, wait, streams);
            streams.add(poll);
            poll.start(from);
        }
    }

    private void drop(HttpServletRequest request) throws BadRequest {
        Topic topic = new Asked(request).topic();
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        hub.drop(topic).whenComplete((nothing, failure) -> {
            HttpServletResponse response = (HttpServletResponse) async.getResponse();
            try {
                if (failure == null) {
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                } else {
                    Answer.unavailable(response, "not forgotten: " + BrokerException.sentence(failure));
                }
            } catch (IOException gone) {
                getServletContext().log("the client has left before it was answered", gone);
            } finally {
                async.complete();
            }
        });
    }
}
