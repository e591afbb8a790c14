package io.duplexws.cli.bench;

import io.duplexws.cli.wire.Traffic;

/**
 * Bytes of TCP's payload, with TLS where there is any, to the server and from it.
 *
 * @param up   to the server
 * @param down from it
 */
record Bytes(long up, long down) {

    /** As it stands now. */
    static Bytes of(Traffic traffic) {
        return new Bytes(traffic.up(), traffic.down());
    }

    Bytes minus(Bytes before) {
        return new Bytes(up - before.up, down - before.down);
    }
}
