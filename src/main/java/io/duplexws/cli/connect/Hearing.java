package io.duplexws.cli.connect;

import io.duplexws.cli.wire.Plain;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;

/** What comes from the server, shown as it comes, part by part, however long a message is. */
final class Hearing extends Endpoint {

    private final Screen screen;
    private final Pings pings;
    private final Course course;
    private volatile long lastHeard = System.nanoTime();

    /** With which code this side ended a connection that the server broke, and why; empty while it has not. */
    private volatile String protest = "";

    /** What the conversation has to say to what is heard. */
    interface Course {
        /** Before anything is heard. */
        void opened(Session session);

        /** Whether one of the two sides has said that it closes. */
        boolean isEnding();

        /** Nobody reads the messages any more. */
        void unheard();
    }

    Hearing(Screen screen, Pings pings, Course course) {
        this.screen = screen;
        this.pings = pings;
        this.course = course;
    }

    /** Of {@link System#nanoTime}. */
    long lastHeard() {
        return lastHeard;
    }

    String protest() {
        return protest;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        course.opened(session);
        session.addMessageHandler(String.class, (MessageHandler.Partial<String>) (part, last) -> {
            heard();
            screen.text(part, last);
        });
        session.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) (part, last) -> {
            heard();
            screen.binary(part, last);
        });
        session.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> {
            heard();
            screen.note(pings.answered(pong.getApplicationData()));
        });
    }

    /** Also for a close that one of the two wanted, which is no protest. */
    @Override
    public void onClose(Session session, CloseReason reason) {
        int code = reason.getCloseCode().getCode();
        if (!course.isEnding() && code != CloseCodes.CLOSED_ABNORMALLY.getCode()) {
            String why = reason.getReasonPhrase();
            protest = code + (why == null || why.isEmpty() ? "" : " " + Plain.quoted(why));
        }
    }

    @Override
    public void onError(Session session, Throwable failed) {
        screen.note("an error: " + Plain.line(String.valueOf(failed.getMessage())));
    }

    private void heard() {
        lastHeard = System.nanoTime();
        if (screen.isClosed()) {
            course.unheard();
        }
    }
}
