/**
 * {@code java -jar duplex.war check}: walks the path to a Duplex server, stage by stage, and says what on it breaks
 * WebSockets, how it knows, and which line of which configuration mends it. Knows nothing of the server but its URLs.
 */
package io.duplexws.cli.check;
