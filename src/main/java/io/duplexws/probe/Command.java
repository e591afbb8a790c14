package io.duplexws.probe;

import com.google.gson.JsonElement;
import java.time.Duration;

/** What the endpoint can be told; all values are within their limits. */
sealed interface Command {

    /**
     * A command, and what goes with each.
     *
     * @param ref   what the client calls it; null in JSON for nothing
     * @param after how long to wait before
     */
    record Order(Command command, JsonElement ref, Duration after) {}

    /**
     * Sends messages.
     *
     * @param frames of each
     * @param every  from the beginning of one message to the next
     */
    record Send(Content content, int bytes, int frames, int times, Duration every) implements Command {

        /** The first byte of a frame, and so the end of the one before it. */
        int border(int frame) {
            return content.border((int) ((long) bytes * frame / frames), bytes);
        }
    }

    /** Sends nothing at all, not even a ping. */
    record Silent(Duration time) implements Command {}

    /** Reads nothing. */
    record Deaf(Duration time) implements Command {}

    record Ping(String payload) implements Command {}

    record Close(int code, String reason) implements Command {}

    /** Tells what has arrived. */
    record Report() implements Command {}

    /** What comes from now on goes back, or no more. */
    record Echo(boolean on, Duration delay) implements Command {}

    /** Tells what the server knows of the connection. */
    record Status() implements Command {}
}
