/** Which read from a connection a thread is in. */
package io.duplexws.cli.engine.read;
