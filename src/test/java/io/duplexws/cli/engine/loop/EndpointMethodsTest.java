package io.duplexws.cli.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointMethodsTest {

    private static final Session NOBODY = null;

    /** In another order than they are offered. */
    @ServerEndpoint("/")
    public static class Told {
        final List<String> lines = new ArrayList<>();

        @OnOpen
        public void open() {
            lines.add("open");
        }

        @OnMessage
        public void text(boolean last, String part) {
            lines.add(part + last);
        }

        @OnMessage
        public void binary(ByteBuffer part, Session session, boolean last) {
            lines.add(part.remaining() + " " + session + last);
        }

        @OnError
        public void error(Throwable thrown, Session session) {
            lines.add(thrown.getMessage());
        }

        @OnClose
        public void close(CloseReason reason) {
            lines.add(reason.getReasonPhrase());
        }
    }

    /** Only wants whole messages. */
    @ServerEndpoint("/")
    public static class Whole {
        @OnMessage
        public void text(String message) {
            throw new AssertionError(message);
        }
    }

    /** Is no annotated endpoint. */
    public static class Programmed extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {
            throw new AssertionError("nobody opens it");
        }
    }

    /** Wants large messages refused. */
    @ServerEndpoint("/")
    public static class Limited {
        @OnMessage(maxMessageSize = 1_000)
        public void text(String part, boolean last) {
            throw new AssertionError(part + last);
        }
    }

    /** Answers by its result. */
    @ServerEndpoint("/")
    public static class Answers {
        @OnMessage
        public String text(String part, boolean last) {
            return part;
        }
    }

    /** Fails. */
    @ServerEndpoint("/")
    public static class Fails {
        @OnMessage
        public void pong(PongMessage pong) {
            throw new IllegalStateException("it fails");
        }
    }

    @Test
    void givesEachMethodWhatItAsksFor() throws Throwable {
        Told told = new Told();
        EndpointMethods methods = EndpointMethods.of(Told.class).orElseThrow();

        methods.open().invoke(told, NOBODY, null);
        methods.text().invoke(told, NOBODY, "part ", true);
        methods.binary().invoke(told, NOBODY, ByteBuffer.allocate(3), false);
        methods.pong().invoke(told, NOBODY, null);
        methods.error().invoke(told, NOBODY, new IllegalStateException("an error"));
        methods.close().invoke(told, NOBODY, new CloseReason(CloseCodes.NORMAL_CLOSURE, "a close"));

        assertThat(told.lines).containsExactly("open", "part true", "3 nullfalse", "an error", "a close");
    }

    @Test
    void leavesAClassAloneThatAsksForMore() {
        assertThat(EndpointMethods.of(Whole.class)).isEmpty();
        assertThat(EndpointMethods.of(Answers.class)).isEmpty();
        assertThat(EndpointMethods.of(Programmed.class)).isEmpty();
        assertThat(EndpointMethods.of(Limited.class)).isEmpty();
    }

    @Test
    void throwsWhatAMethodThrows() {
        EndpointMethods methods = EndpointMethods.of(Fails.class).orElseThrow();

        assertThatThrownBy(() -> methods.pong().invoke(new Fails(), NOBODY, null))
                .hasMessage("it fails");
    }
}
