/**
 * May this request become a WebSocket, and if not, exactly why: the rules of RFC 6455 section 4.2.1 as pure
 * functions. Knows only the JDK; {@code http} and {@code socket} hold the faces to servlets and to Jakarta WebSocket.
 */
package io.duplexws.handshake;
