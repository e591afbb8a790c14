package io.duplexws.handshake;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules of one group of endpoints in one place, for filter, servlet and configurator. Containers make configurators
 * themselves, so the instance is found through {@link #current}. Thread-safe.
 */
public final class Handshakes {

    /** Endpoints that share their rules. */
    public enum Group {
        /** They hold nothing to steal, and are there to be tried. */
        ECHO,
        /** They tell what others publish. */
        PUSH
    }

    private static final Map<Group, Handshakes> CURRENT = new ConcurrentHashMap<>();

    private final OriginPolicy origins;
    private final List<String> subprotocols;
    private final RefusalLog refused;
    private final Tally tally = new Tally();

    private Handshakes(OriginPolicy origins, List<String> subprotocols, RefusalLog refused) {
        this.origins = Objects.requireNonNull(origins, "origins");
        this.subprotocols = List.copyOf(subprotocols);
        this.refused = Objects.requireNonNull(refused, "refused");
    }

    /**
     * Becomes the current one of its group.
     *
     * @param subprotocols in the server's order of preference, see {@link Subprotocols#choose}
     */
    public static Handshakes start(Group group, OriginPolicy origins, List<String> subprotocols, RefusalLog refused) {
        Handshakes handshakes = new Handshakes(origins, subprotocols, refused);
        CURRENT.put(group, handshakes);
        return handshakes;
    }

    /** @throws IllegalStateException before {@link #start} */
    public static Handshakes current(Group group) {
        Handshakes handshakes = CURRENT.get(group);
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

    /** Those of this group. */
    public Tally tally() {
        return tally;
    }

    /**
     * What can be said of an origin without its request; null when there is none. Of {@link OriginPolicy.Same} nothing
     * can: the rule has been held against the whole request before.
     */
    public boolean allowsOrigin(String origin) {
        return origin == null || !(origins instanceof OriginPolicy.Listed listed) || listed.lists(origin);
    }
}
