/**
 * What serves WebSockets in the executable WAR: Tomcat takes connections and answers handshakes; then loops of our own take
 * them over, or Tomcat keeps them.
 */
package io.duplexws.cli.engine;
