/**
 * One connection's way out: pieces of messages in order, bounded, one write in flight, written at once while the reader
 * keeps up and without a waiting thread when it does not. Endpoints build on it; it knows none of them.
 */
package io.duplexws.socket;
