/** {@code java -jar duplex.war}: the command line and the embedded server. No server that the WAR is dropped into sees it. */
package io.duplexws.cli;
