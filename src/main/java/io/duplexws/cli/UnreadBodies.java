package io.duplexws.cli;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Waits for no body of a request whose answer ends the connection. Tomcat reads what is left of it before it closes,
 * on a thread of its pool: 250 refused handshakes that promise a body and send none held up everybody for a minute.
 */
final class UnreadBodies extends ValveBase {

    UnreadBodies() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        String connection = response.getHeader("Connection");
        boolean ends = connection != null && connection.contains("close");
        if (ends && !request.isAsync()) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }
}
