package io.duplexws.push.http;

import io.duplexws.push.BrokerException;
import io.duplexws.push.Cursor;
import io.duplexws.push.Hub;
import io.duplexws.push.Message;
import io.duplexws.push.Page;
import io.duplexws.push.Position;
import io.duplexws.push.Subscriber;
import io.duplexws.push.Subscription;
import io.duplexws.push.Topic;
import io.duplexws.push.json.MessageJson;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * One poll: answered with the messages that are there, or with the first that come, or when its wait ends. The reader
 * asks again from the cursor that it is given. Thread-safe.
 */
final class Poll implements Subscriber, Streams.Stream {

    private static final System.Logger LOG = System.getLogger(Poll.class.getName());

    private final AsyncContext async;
    private final Hub hub;
    private final Topic topic;
    private final Duration wait;
    private final Streams streams;

    /** Guarded by this. */
    private boolean answered;

    /** Guarded by this; null until it waits. */
    private Subscription subscription;

    /** Guarded by this; null until it waits. Cancelled, so that an answered poll is not held until then. */
    private Future<?> waitEnds;

    /** Where the reader stands while it waits; null until the topic has answered. */
    private volatile Cursor cursor;

    /** @param wait zero to be answered at once */
    Poll(AsyncContext async, Hub hub, Topic topic, Duration wait, Streams streams) {
        this.async = async;
        this.hub = hub;
        this.topic = topic;
        this.wait = wait;
        this.streams = streams;
    }

    void start(Position from) {
        hub.read(topic, from).whenComplete((page, failure) -> {
            if (failure != null) {
                fails(BrokerException.sentence(failure));
            } else if (page.messages().isEmpty() && page.complete() && !wait.isZero()) {
                await(page);
            } else {
                answer(page.complete(), page.end(), page.messages());
            }
        });
    }

    private void await(Page nothing) {
        cursor = nothing.end();
        synchronized (this) {
            waitEnds = streams.after(wait, this::end);
        }
        hub.subscribe(topic, new Position.After(cursor), this);
    }

    @Override
    public void by(Subscription made) {
        synchronized (this) {
            if (!answered) {
                subscription = made;
                return;
            }
        }
        made.end();
    }

    /** Whoever missed something while waiting has to know it now. */
    @Override
    public void begins(boolean recovered, Cursor from) {
        if (!recovered) {
            answer(false, from, List.of());
        }
    }

    /** It is answered when its wait is over, or by what comes when the broker is back. */
    @Override
    public void stalls(String why) {
        // Nothing can be said before the answer.
    }

    @Override
    public boolean hasRoom() {
        return true;
    }

    @Override
    public boolean hears(List<Message> messages) {
        answer(true, messages.get(messages.size() - 1).id(), messages);
        return false;
    }

    @Override
    public void lags(int messages, long bytes) {
        // It has been answered.
    }

    @Override
    public void fails(String why) {
        finish(StreamEnd.UNAVAILABLE, response -> Answer.unavailable(response, why));
    }

    @Override
    public Tally tally() {
        return streams.polls();
    }

    /** A poll has no room for signs of life. */
    @Override
    public void beat() {
        // Its wait is its limit.
    }

    /** The wait is over, or this server stops. */
    @Override
    public void end() {
        Cursor reached = cursor;
        if (reached == null) {
            fails("this server stops before the topic has answered");
        } else {
            answer(true, reached, List.of());
        }
    }

    private void answer(boolean recovered, Cursor end, List<Message> messages) {
        finish(StreamEnd.DONE, response -> {
            tally().delivered().add(messages);
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Push-Recovered", String.valueOf(recovered));
            response.setHeader("Push-Cursor", end.toString());
            if (messages.isEmpty() && recovered) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            } else {
                Answer.json(response, HttpServletResponse.SC_OK, array(messages));
            }
        });
    }

    private static String array(List<Message> messages) {
        return messages.stream()
                .map(message -> message.in(MessageJson.FORM))
                .collect(Collectors.joining(",\n ", "[", "]"));
    }

    private void finish(StreamEnd why, Ending ending) {
        Subscription over;
        synchronized (this) {
            if (answered) {
                return;
            }
            answered = true;
            over = subscription;
            if (waitEnds != null) {
                waitEnds.cancel(false);
            }
        }
        if (over != null) {
            over.end();
        }
        streams.remove(this);
        tally().countEnded(why);
        try {
            ending.write((HttpServletResponse) async.getResponse());
            async.complete();
        } catch (IOException | IllegalStateException gone) {
            LOG.log(Level.TRACE, () -> "the reader has left before its poll was answered: " + gone);
        }
    }

    @FunctionalInterface
    private interface Ending {
        void write(HttpServletResponse response) throws IOException;
    }
}
