/** The face of traces to servlets: the filter that sees the handshake and what became of it. */
package io.duplexws.trace.http;
