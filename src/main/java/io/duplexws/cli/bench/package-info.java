/**
 * {@code bench}: a load of messages for any server that echoes them, at a rate or as fast as the echoes come. Every echo is
 * checked, and at a rate its latency counts from when its message was due.
 */
package io.duplexws.cli.bench;
