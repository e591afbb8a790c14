/** {@code compare}: the same events over polling, long polling, server-sent events and a WebSocket, every byte counted. */
package io.duplexws.cli.compare;
