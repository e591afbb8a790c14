package io.duplexws.push;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The secret that lets somebody publish. */
public final class PublishToken {

    private final byte[] secret;

    /** @param secret empty when nobody may publish */
    public PublishToken(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether anybody may publish at all. */
    public boolean exists() {
        return secret.length > 0;
    }

    /** In a time that does not depend on where they differ. */
    public boolean is(String said) {
        return exists() && MessageDigest.isEqual(secret, said.getBytes(StandardCharsets.UTF_8));
    }
}
