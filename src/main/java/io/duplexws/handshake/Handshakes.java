package io.duplexws.handshake;

import java.util.List;
import java.util.Objects;

/**
 * The rules of this application in one place, for filter, servlet and configurator. Containers make configurators
 * themselves, so the one instance is found through {@link #current()}. Thread-safe.
 */
public final class Handshakes {

    private static volatile Handshakes current;

    private final OriginPolicy origins;
    private final List<String> subprotocols;
    private final RefusalLog refused;

    private Handshakes(OriginPolicy origins, List<String> subprotocols, RefusalLog refused) {
        this.origins = Objects.requireNonNull(origins, "origins");
        this.subprotocols = List.copyOf(subprotocols);
        this.refused = Objects.requireNonNull(refused, "refused");
    }

    /**
     * Becomes the current one.
     *
     * @param subprotocols in the server's order of preference, see {@link Subprotocols#choose}
     */
    public static Handshakes start(OriginPolicy origins, List<String> subprotocols, RefusalLog refused) {
        Handshakes handshakes = new Handshakes(origins, subprotocols, refused);
        current = handshakes;
        return handshakes;
    }

    /** @throws IllegalStateException before {@link #start} */
    public static Handshakes current() {
        Handshakes handshakes = current;
        if (handshakes == null) {
            throw new IllegalStateException("Duplex is not running: its start failed");
        }
        return handshakes;
    }

    public UpgradeCheck check() {
        return new UpgradeCheck(origins);
    }

    public List<String> subprotocols() {
        return subprotocols;
    }

    public RefusalLog refused() {
        return refused;
    }

    /**
     * What can be said of an origin without its request; null when there is none. Of {@link OriginPolicy.Same} nothing
     * can: the rule has been held against the whole request before.
     */
    public boolean allowsOrigin(String origin) {
        return origin == null || !(origins instanceof OriginPolicy.Listed listed) || listed.lists(origin);
    }
}
