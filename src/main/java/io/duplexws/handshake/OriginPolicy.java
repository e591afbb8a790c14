package io.duplexws.handshake;

import io.duplexws.text.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which pages may open a WebSocket here. A browser tells the page's origin and cannot lie about it; a request without
 * {@code Origin} comes from no browser and is allowed (RFC 6455 section 10.2).
 */
public sealed interface OriginPolicy {

    /** Whether a page of this origin may connect; {@code null}, the origin of a sandbox or a file, only if listed. */
    boolean allows(String origin, UpgradeRequest request);

    /** What is allowed, for a person to read. */
    String wanted(UpgradeRequest request);

    /** Every origin. For endpoints that hold nothing to steal. */
    record Any() implements OriginPolicy {
        @Override
        public boolean allows(String origin, UpgradeRequest request) {
            return true;
        }

        @Override
        public String wanted(UpgradeRequest request) {
            return "any origin";
        }
    }

    /** Only this server's own pages: the configured public URL if there is one, else what the request says. */
    record Same(Optional<Origin> publicUrl) implements OriginPolicy {
        @Override
        public boolean allows(String origin, UpgradeRequest request) {
            Optional<Origin> self = self(request);
            return self.isPresent() && Origin.parse(origin).equals(self);
        }

        @Override
        public String wanted(UpgradeRequest request) {
            return self(request).map(Origin::toString).orElse("this server's own origin");
        }

        private Optional<Origin> self(UpgradeRequest request) {
            return publicUrl.or(request::self);
        }
    }

    /** Exactly these origins, and {@code null} only when it is one of them. */
    record Listed(List<Origin> origins, boolean opaque) implements OriginPolicy {
        public Listed {
            origins = List.copyOf(origins);
        }

        @Override
        public boolean allows(String origin, UpgradeRequest request) {
            return lists(origin);
        }

        boolean lists(String origin) {
            return "null".equals(origin)
                    ? opaque
                    : Origin.parse(origin).filter(origins::contains).isPresent();
        }

        @Override
        public String wanted(UpgradeRequest request) {
            List<String> names = new ArrayList<>();
            origins.forEach(origin -> names.add(origin.toString()));
            if (opaque) {
                names.add("null");
            }
            return String.join(" or ", names);
        }
    }

    /**
     * Reads a setting: {@code *}, {@code same}, or exact origins separated by commas.
     *
     * @param publicUrl the origin under which clients know this server, for {@code same} behind a proxy
     * @throws IllegalArgumentException naming the part that is no origin
     */
    static OriginPolicy parse(String setting, Optional<Origin> publicUrl) {
        String text = setting.strip();
        if (text.equals("*")) {
            return new Any();
        }
        if (text.equals("same")) {
            return new Same(publicUrl);
        }
        List<Origin> origins = new ArrayList<>();
        boolean opaque = false;
        for (String part : text.split(",", -1)) {
            String name = part.strip();
            if (name.equals("null")) {
                opaque = true;
            } else {
                origins.add(Origin.parse(name).orElseThrow(() -> notAnOrigin(name)));
            }
        }
        return new Listed(origins, opaque);
    }

    private static IllegalArgumentException notAnOrigin(String name) {
        return new IllegalArgumentException(Quote.of(name)
                + " is no origin; wanted 'same', '*', or origins such as https://app.example.org separated by commas,"
                + " without a path");
    }
}
