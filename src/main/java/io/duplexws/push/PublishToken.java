package io.duplexws.push;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;

/** The secret that lets somebody publish, and the tickets that are made from it. Thread-safe. */
public final class PublishToken {

    private final byte[] secret;
    private final Tickets tickets;

    /** @param secret empty when nobody may publish */
    public PublishToken(String secret, InstantSource clock) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.tickets = new Tickets(this.secret, clock);
    }

    /** Whether anybody may publish at all. */
    public boolean exists() {
        return secret.length > 0;
    }

    /** Whether this is the secret, or a ticket that holds; in a time that does not depend on where they differ. */
    public boolean admits(String said) {
        return exists() && (MessageDigest.isEqual(secret, said.getBytes(StandardCharsets.UTF_8)) || tickets.hold(said));
    }

    /**
     * In place of the secret, for {@link Tickets#LIFE}, at every node that has the same secret.
     *
     * @throws IllegalStateException when nobody may publish
     */
    public String ticket() {
        if (!exists()) {
            throw new IllegalStateException("no ticket without a token");
        }
        return tickets.issue();
    }
}
