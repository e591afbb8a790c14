package io.duplexws.push.http;

import com.google.gson.JsonObject;
import io.duplexws.push.Cursor;
import io.duplexws.push.Message;
import io.duplexws.push.Message.Form;
import io.duplexws.push.Subscriber;
import io.duplexws.push.Subscription;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * One reader of server-sent events. A reader that takes too little is sent away; it comes back with the id of its last
 * message and reads what it missed from the history.
 */
final class SseStream implements Subscriber, Streams.Stream {

    private static final System.Logger LOG = System.getLogger(SseStream.class.getName());
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final AsyncContext async;
    private final Form<byte[]> form;
    private final Streams streams;

    /** Null until the first answer from the topic. */
    private volatile SseOutput output;

    private volatile Subscription subscription;
    private volatile Executor writers = Runnable::run;

    /** Guarded by this. */
    private boolean ended;

    SseStream(AsyncContext async, Form<byte[]> form, Streams streams) {
        this.async = async;
        this.form = form;
        this.streams = streams;
    }

    @Override
    public void by(Subscription made) {
        subscription = made;
        if (isEnded()) {
            made.end();
        }
    }

    @Override
    public void begins(boolean recovered, Cursor cursor) {
        if (isEnded()) {
            // The answer is the container's again.
            return;
        }
        try {
            if (output == null) {
                open(recovered, cursor);
            }
            JsonObject json = new JsonObject();
            json.addProperty("recovered", recovered);
            json.addProperty("cursor", cursor.toString());
            // The id makes a browser come back to here even when no message came.
            offer("id: " + cursor + "\n", json);
        } catch (IOException | IllegalStateException gone) {
            end(StreamEnd.GONE);
        }
    }

    /** Without an id, because the place is as before. */
    @Override
    public void stalls(String why) {
        JsonObject json = new JsonObject();
        json.addProperty("stalled", why);
        offer("", json);
    }

    private void offer(String id, JsonObject json) {
        output.offer((id + "event: push\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    private void open(boolean recovered, Cursor cursor) throws IOException {
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("Push-Recovered", String.valueOf(recovered));
        response.setHeader("Push-Cursor", cursor.toString());
        ServletOutputStream out = response.getOutputStream();
        if (Streams.isLiberty(out)) {
            // Its first flush after a write sends nothing: the first event came with the first heartbeat, 25 s late.
            response.flushBuffer();
        }
        writers = streams.writers(out);
        output = new SseOutput(out, streams.limits(), writers, () -> end(StreamEnd.GONE));
        out.setWriteListener(output);
    }

    @Override
    public boolean hears(List<Message> messages) {
        tally().delivered().add(messages);
        for (Message message : messages) {
            output.offer(message.in(form));
        }
        return hasRoom();
    }

    @Override
    public boolean hasRoom() {
        SseOutput open = output;
        return open == null || open.hasRoomOr(() -> subscription.more());
    }

    @Override
    public void lags(int messages, long bytes) {
        if (messages > streams.limits().messages() || bytes > streams.limits().bytes()) {
            LOG.log(Level.DEBUG, () -> "a reader of events is too slow and is sent away");
            end(StreamEnd.SLOW);
        }
    }

    @Override
    public void fails(String why) {
        try {
            if (output == null && !isEnded()) {
                Answer.unavailable((HttpServletResponse) async.getResponse(), why);
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.log(Level.TRACE, () -> "nobody left to tell: " + gone);
        }
        end(StreamEnd.UNAVAILABLE);
    }

    @Override
    public void beat() {
        SseOutput open = output;
        if (open != null && open.isIdle()) {
            open.offer(COMMENT);
        }
    }

    @Override
    public Tally tally() {
        return streams.events();
    }

    @Override
    public void tellDepth(BiConsumer<Integer, Long> told) {
        SseOutput open = output;
        if (open != null) {
            open.tellDepth(told);
        }
    }

    @Override
    public void end() {
        end(StreamEnd.STOP);
    }

    private void end(StreamEnd why) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        tally().countEnded(why);
        if (subscription != null) {
            subscription.end();
        }
        if (output != null) {
            output.end();
        }
        streams.remove(this);
        // Where a write waits for the reader, this may have to wait for that.
        writers.execute(this::complete);
    }

    private void complete() {
        try {
            async.complete();
        } catch (IllegalStateException over) {
            LOG.log(Level.TRACE, () -> "the stream has ended already: " + over);
        }
    }

    private synchronized boolean isEnded() {
        return ended;
    }
}
