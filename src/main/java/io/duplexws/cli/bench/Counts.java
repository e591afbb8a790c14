package io.duplexws.cli.bench;

/**
 * Messages, over all connections.
 *
 * @param sentInAll   those of the warm-up as well
 * @param echoesInAll of these, right echoes
 * @param sent        those that count
 * @param echoes      of these, right echoes
 * @param late        of those that count, which went out more than 10 ms after they were due
 * @param unsent      that were due, and have not gone out
 */
record Counts(long sentInAll, long echoesInAll, long sent, long echoes, long late, long unsent) {}
