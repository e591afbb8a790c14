/** Below a WebSocket of the command line: URL, TCP, TLS, the request and the answer to it, each trouble in one sentence. */
package io.duplexws.cli.wire;
