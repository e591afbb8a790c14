/** The echo endpoints {@code /ws} and {@code /echo_once}: text as text, binary as binary, of any size. */
package io.duplexws.echo;
