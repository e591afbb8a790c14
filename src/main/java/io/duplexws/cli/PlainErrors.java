package io.duplexws.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** Errors of the server itself as one line of text: no stack trace, no version. Public for the server that makes it. */
public final class PlainErrors extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        byte[] line = (status + " " + sentence(status) + "\n").getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/plain;charset=UTF-8");
        response.setContentLength(line.length);
        try {
            response.getResponse().getOutputStream().write(line);
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("the client left before it was told: " + gone);
        }
    }

    private static String sentence(int status) {
        return switch (status) {
            case 400 -> "the request is no valid HTTP; too many or too long header lines give this too";
            case 404 -> "there is nothing at this address; the console is at the root";
            case 405 -> "this address does not take that method";
            case 500 -> "the server failed; its log says why";
            default -> "the request was not served";
        };
    }
}
