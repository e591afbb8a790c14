/** The rules of RFC 6455 section 5 and RFC 7692 for a server: bytes in and out, and no connection. */
package io.duplexws.cli.engine.frame;
