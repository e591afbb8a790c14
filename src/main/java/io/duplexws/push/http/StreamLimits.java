package io.duplexws.push.http;

import java.time.Duration;

/**
 * What HTTP readers may cost.
 *
 * @param streams   open at once, and polls that wait
 * @param bytes     that may wait for one reader
 * @param messages  that may wait for one reader
 * @param writers   threads that may wait for slow readers, where the server lets writes wait
 * @param heartbeat of silence until a comment is sent, which also finds out whether the reader is still there
 */
public record StreamLimits(int streams, long bytes, int messages, int writers, Duration heartbeat) {}
