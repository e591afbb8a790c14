package io.duplexws.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Short leaves to publish: {@code ticket.END.SEAL}, the second at which it ends, sealed with the publishers' secret. No node
 * remembers them. Thread-safe.
 */
final class Tickets {

    /** From its issue on. */
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "ticket.";

    private final byte[] secret;
    private final InstantSource clock;

    /** @param secret empty for none, and then no ticket is issued and none holds */
    Tickets(byte[] secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    String issue() {
        String leave = PREFIX + (clock.instant().getEpochSecond() + LIFE.toSeconds());
        return leave + "." + seal(leave);
    }

    boolean hold(String said) {
        int dot = said.lastIndexOf('.');
        if (!said.startsWith(PREFIX) || dot < PREFIX.length()) {
            return false;
        }
        String leave = said.substring(0, dot);
        byte[] sealed = said.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(seal(leave).getBytes(StandardCharsets.UTF_8), sealed) && isAhead(leave);
    }

    /** Only of what this has sealed, so it is a number. */
    private boolean isAhead(String leave) {
        return Long.parseLong(leave.substring(PREFIX.length()))
                > clock.instant().getEpochSecond();
    }

    private String seal(String leave) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            byte[] seal = mac.doFinal(leave.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
