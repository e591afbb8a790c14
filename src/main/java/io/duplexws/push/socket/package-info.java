/** The face of push to Jakarta WebSocket: raw payloads, and the subprotocol push.v1. */
package io.duplexws.push.socket;
