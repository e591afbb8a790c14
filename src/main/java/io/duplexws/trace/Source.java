package io.duplexws.trace;

import io.duplexws.push.Topic;

/**
 * Whose events they are.
 *
 * @param connection tells them from those of others on the same topic
 * @param label      by which the client knows the connection; empty for none
 */
record Source(Topic topic, String connection, String label) {}
