package io.duplexws.cli.compare;

/**
 * What a lane took on the wire, over all of its clients. Bytes are those of TCP's payload: without the headers of TCP and IP,
 * with TLS where there is any.
 *
 * @param up       bytes to the server
 * @param down     bytes from the server
 * @param headUp   of these, heads of HTTP requests, before TLS
 * @param headDown of these, heads of HTTP answers, before TLS
 */
public record Cost(long connections, long requests, long up, long down, long headUp, long headDown) {

    /** Both ways. */
    public long bytes() {
        return up + down;
    }

    /** Bytes of heads, both ways. */
    public long head() {
        return headUp + headDown;
    }
}
