/** WebSockets without Tomcat: a few threads that wait for none of them. */
package io.duplexws.cli.engine.loop;
