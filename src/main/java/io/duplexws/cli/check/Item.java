package io.duplexws.cli.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is checked, in the order in which it is told. The page check.html has those that a browser can do, by the same names. */
enum Item {
    DNS,
    TCP,
    TLS,
    HTTP,
    NODES,
    HANDSHAKE,
    HEADERS,
    COMPRESSION,
    FRAGMENTS,
    SIZES,
    PING,
    CLOSE,
    LATENCY,
    BURST,
    SSE,
    LONGPOLL,
    SEEN,
    HTTP2,
    IDLE,
    LIFETIME;

    /** As options and reports have it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Item> of(String id) {
        return Arrays.stream(values()).filter(item -> item.id().equals(id)).findFirst();
    }
}
