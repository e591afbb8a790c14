/** {@code java -jar duplex.war connect}: a WebSocket client for people and pipes. Knows nothing of the server. */
package io.duplexws.cli.connect;
