package io.duplexws.push.http;

import com.google.gson.JsonObject;
import io.duplexws.push.BrokerException;
import io.duplexws.push.Draft;
import io.duplexws.push.Hub;
import io.duplexws.push.Receipt;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** {@code POST /push/{topic}}: the body is published, and the answer says under which id. */
final class Publication {

    private static final System.Logger LOG = System.getLogger(Publication.class.getName());

    private final Hub hub;
    private final int mostBytes;

    Publication(Hub hub, int mostBytes) {
        this.hub = hub;
        this.mostBytes = mostBytes;
    }

    void publish(HttpServletRequest request) throws IOException, BadRequest {
        Draft draft = draft(request);
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        hub.publish(draft).whenComplete((receipt, failure) -> answer(async, draft, receipt, failure));
    }

    private Draft draft(HttpServletRequest request) throws IOException, BadRequest {
        Asked asked = new Asked(request);
        String type = header(request, "Type", asked.parameter("type").orElse(""));
        try {
            return new Draft(
                    asked.topic(), type, Body.read(request, mostBytes), header(request, "Idempotency-Key", ""));
        } catch (IllegalArgumentException bad) {
            throw new BadRequest(HttpServletResponse.SC_BAD_REQUEST, bad.getMessage());
        }
    }

    private static String header(HttpServletRequest request, String name, String otherwise) {
        String value = request.getHeader(name);
        return value == null ? otherwise : value;
    }

    private void answer(AsyncContext async, Draft draft, Receipt receipt, Throwable failure) {
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        try {
            if (failure != null) {
                Answer.unavailable(response, "not published: " + BrokerException.sentence(failure));
            } else {
                tell(response, receipt, hub.listeners(draft.topic()));
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.log(Level.DEBUG, () -> "the publisher has left before it was answered: " + gone);
        } finally {
            async.complete();
        }
    }

    /** Created when somebody here has been told; otherwise accepted, for those at other nodes and those who come later. */
    private static void tell(HttpServletResponse response, Receipt receipt, int listeners) throws IOException {
        JsonObject json = new JsonObject();
        json.addProperty("id", receipt.id().toString());
        json.addProperty("listeners", listeners);
        if (receipt.repeated()) {
            json.addProperty("repeated", true);
        }
        int status = listeners > 0 ? HttpServletResponse.SC_CREATED : HttpServletResponse.SC_ACCEPTED;
        Answer.json(response, status, json.toString());
    }
}
