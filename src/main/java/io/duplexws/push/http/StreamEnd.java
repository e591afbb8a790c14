package io.duplexws.push.http;

/** Why an HTTP reader is not served any more. */
public enum StreamEnd {
    /** It has its answer. */
    DONE,
    /** It left, or its connection broke. */
    GONE,
    /** It read too little of what it was sent. */
    SLOW,
    /** Its topic cannot be heard. */
    UNAVAILABLE,
    /** This server stops. */
    STOP
}
