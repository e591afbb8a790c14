/** What the tests connect with and what they start: clients, raw sockets, servers. */
package io.duplexws.harness;
