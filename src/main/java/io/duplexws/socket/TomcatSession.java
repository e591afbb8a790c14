package io.duplexws.socket;

import jakarta.websocket.Session;
import java.util.List;

/**
 * What is known of Tomcat's sessions, and the embedded engine's, beyond the Jakarta API: the size of message parts may change between two messages,
 * which on other servers would set a limit for whole messages instead.
 */
final class TomcatSession implements PartSize.Container {

    /** Where they come from: Tomcat, and the embedded engine, which keeps what is known here. */
    private static final List<String> ENGINES = List.of("org.apache.tomcat.websocket.", "io.duplexws.cli.engine.");

    private final Session session;
    private final boolean available;

    private TomcatSession(Session session) {
        this.session = session;
        String type = session.getClass().getName();
        this.available = ENGINES.stream().anyMatch(type::startsWith);
    }

    static TomcatSession of(Session session) {
        return new TomcatSession(session);
    }

    boolean isAvailable() {
        return available;
    }

    @Override
    public void partSize(int size) {
        if (available) {
            session.setMaxBinaryMessageBufferSize(size);
            session.setMaxTextMessageBufferSize(size);
        }
    }

    @Override
    public int partSize() {
        return available ? session.getMaxTextMessageBufferSize() : 0;
    }
}
