package io.duplexws.cli;

import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;

/**
 * Buffer sizes and limits of the embedded Tomcat. Untouched, an idle WebSocket holds 71 KB of heap, nearly all of it
 * buffers; the sizes here are the largest that keep it under 20 KB.
 */
final class Tuning {

    /** Bytes of a WebSocket's input, output and encoding buffer, three per connection. */
    private static final int FRAME_BUFFER = 2_304;

    /** Bytes of a binary and characters of a text message buffer: parts of this size reach the endpoints. */
    private static final int MESSAGE_BUFFER = 512;

    /** Bytes that one read takes from the socket at most: as many as the input buffer holds. */
    private static final int READ_BUFFER = FRAME_BUFFER;

    /** WebSockets write past this buffer; it gathers the heads of HTTP answers. */
    private static final int WRITE_BUFFER = 512;

    private Tuning() {}

    /** Tomcat reads this once, when its WebSocket classes load. */
    static void beforeTomcatLoads() {
        String name = "org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE";
        if (System.getProperty(name) == null) {
            System.setProperty(name, String.valueOf(FRAME_BUFFER));
        }
    }

    static void apply(Connector connector) {
        connector.setProperty("socket.appReadBufSize", String.valueOf(READ_BUFFER));
        connector.setProperty("socket.appWriteBufSize", String.valueOf(WRITE_BUFFER));
        // The application says how many WebSockets may be open; the connector leaves room for requests beside them.
        connector.setProperty("maxConnections", "-1");
        connector.setProperty("acceptCount", "1000");
        // Milliseconds for a request to arrive, so that half of one does not stay for a minute.
        connector.setProperty("connectionTimeout", "20000");
    }

    static void apply(Context context) {
        context.addParameter("org.apache.tomcat.websocket.binaryBufferSize", String.valueOf(MESSAGE_BUFFER));
        context.addParameter("org.apache.tomcat.websocket.textBufferSize", String.valueOf(MESSAGE_BUFFER));
    }
}
