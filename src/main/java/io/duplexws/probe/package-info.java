/** {@code /probe}: an endpoint that does what it is told, for those who write WebSocket clients. */
package io.duplexws.probe;
