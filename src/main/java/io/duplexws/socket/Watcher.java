package io.duplexws.socket;

import java.util.List;

/**
 * Is told what happens on one connection, in order, on whatever thread it happens and under locks: it must not wait, throw,
 * or call back. Most connections have none.
 */
public interface Watcher {

    /** Messages of one direction, and the bytes of their payloads, also of messages that did not end. */
    record Traffic(long messages, long bytes) {}

    /**
     * The endpoint has been told that the connection is open.
     *
     * @param subprotocol empty for none
     * @param extensions  with their parameters, as in the header
     */
    void opened(String subprotocol, List<String> extensions);

    /**
     * A message has arrived.
     *
     * @param number 1, 2, 3 … for each that arrives on this connection
     * @param text   or binary
     * @param bytes  of its payload, of text in UTF-8
     * @param parts  in which the container delivered it
     */
    void received(long number, boolean text, long bytes, int parts);

    /**
     * A message, or the last part of one, is handed to the container.
     *
     * @param number 1, 2, 3 … for each that goes out on this connection
     * @param bytes  of all of its parts
     */
    void sent(long number, boolean text, long bytes);

    /** This server pings. */
    void pinged();

    /**
     * A pong has arrived.
     *
     * @param bytes      of its payload
     * @param roundTrip in nanoseconds since the ping that it answers; negative when it answers none of ours
     */
    void ponged(int bytes, long roundTrip);

    /** The container has told the endpoint of an error. */
    void failed(Throwable thrown);

    /**
     * The container has told the endpoint that the connection is closed.
     *
     * @param code   that the container tells
     * @param reason empty for none
     */
    void closed(int code, String reason, End end, Traffic in, Traffic out);
}
