/** The face of the handshake rules to Jakarta WebSocket. */
package io.duplexws.handshake.socket;
