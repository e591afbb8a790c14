package io.duplexws.socket;

import jakarta.websocket.Session;

/**
 * What is known of Tomcat's sessions beyond the Jakarta API: the size of message parts may change between two messages,
 * which on other servers would set a limit for whole messages instead.
 */
final class TomcatSession implements PartSize.Container {

    private final Session session;
    private final boolean available;

    private TomcatSession(Session session) {
        this.session = session;
        this.available = session.getClass().getName().startsWith("org.apache.tomcat.websocket.");
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
