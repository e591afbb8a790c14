/**
 * What this server sees of one connection, told as push messages on a topic that only the connection's client knows. Costs
 * nothing where no client asks.
 */
package io.duplexws.trace;
