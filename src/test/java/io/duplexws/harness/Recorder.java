package io.duplexws.harness;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** A client that puts every callback into a queue, to be asserted in order. */
public final class Recorder extends Endpoint {

    private static final int SECONDS = 20;

    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
    private volatile Session session;

    private interface Send {
        void run() throws IOException;
    }

    private record Opened(String subprotocol) {}

    private record Closed(int code, String reason) {}

    @Override
    public void onOpen(Session opened, EndpointConfig config) {
        session = opened;
        events.add(new Opened(opened.getNegotiatedSubprotocol()));
        opened.addMessageHandler(String.class, (MessageHandler.Whole<String>) events::add);
        opened.addMessageHandler(ByteBuffer.class, (MessageHandler.Whole<ByteBuffer>) events::add);
    }

    @Override
    public void onClose(Session closed, CloseReason reason) {
        String phrase = reason.getReasonPhrase();
        events.add(new Closed(reason.getCloseCode().getCode(), phrase == null ? "" : phrase));
    }

    public Session session() {
        return session;
    }

    public void send(String text) throws IOException {
        sending(() -> session.getBasicRemote().sendText(text));
    }

    /** One message in so many frames. */
    public void sendInFrames(String... parts) throws IOException {
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            boolean last = i == parts.length - 1;
            sending(() -> session.getBasicRemote().sendText(part, last));
        }
    }

    public void send(byte[] bytes) throws IOException {
        sending(() -> session.getBasicRemote().sendBinary(ByteBuffer.wrap(bytes)));
    }

    public void sendInFrames(byte[]... parts) throws IOException {
        for (int i = 0; i < parts.length; i++) {
            ByteBuffer part = ByteBuffer.wrap(parts[i]);
            boolean last = i == parts.length - 1;
            sending(() -> session.getBasicRemote().sendBinary(part, last));
        }
    }

    public void close(int code, String reason) throws IOException {
        session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason));
    }

    public Recorder assertOpen() throws InterruptedException {
        return assertOpen("");
    }

    public Recorder assertOpen(String subprotocol) throws InterruptedException {
        assertThat(next()).isEqualTo(new Opened(subprotocol));
        return this;
    }

    public Recorder assertText(String text) throws InterruptedException {
        Object event = next();
        // Not isEqualTo on long text: its message would fill the log.
        assertThat(text.equals(event))
                .as(() -> "wanted text of " + text.length() + " characters, got " + brief(event))
                .isTrue();
        return this;
    }

    /** The text that comes next. */
    public String text() throws InterruptedException {
        Object event = next();
        assertThat(event).isInstanceOf(String.class);
        return (String) event;
    }

    public Recorder assertBinary(byte[] bytes) throws InterruptedException {
        Object event = next();
        assertThat(ByteBuffer.wrap(bytes).equals(event))
                .as(() -> "wanted " + bytes.length + " bytes, got " + brief(event))
                .isTrue();
        return this;
    }

    public void assertClosed(int code, String reason) throws InterruptedException {
        assertThat(next()).isEqualTo(new Closed(code, reason));
    }

    /** With whatever reason. */
    public void assertClosed(int code) throws InterruptedException {
        assertThat(next())
                .isInstanceOfSatisfying(
                        Closed.class, closed -> assertThat(closed.code()).isEqualTo(code));
    }

    private Object next() throws InterruptedException {
        Object event = events.poll(SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("nothing came within " + SECONDS + " s");
        }
        return event;
    }

    /** When the server's close arrives within the send, the client's own idle timer is gone before it restarts it. */
    private static void sending(Send send) throws IOException {
        try {
            send.run();
        } catch (RejectedExecutionException closedMeanwhile) {
            // The message is out; the close is the next event.
        }
    }

    private static String brief(Object event) {
        String text = String.valueOf(event);
        return text.length() > 200 ? text.substring(0, 200) + "… of " + text.length() : text;
    }
}
