/**
 * One connection's way out: pieces of messages in order, bounded, one write in flight, written at once while the reader
 * keeps up and without a waiting thread when it does not; pings when nothing comes, and the end when nothing comes even
 * then. Endpoints build on it; it knows none of them.
 */
package io.duplexws.socket;
