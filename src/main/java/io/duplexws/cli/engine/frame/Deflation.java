package io.duplexws.cli.engine.frame;

import jakarta.websocket.Extension;
import java.util.List;
import java.util.Optional;

/**
 * What was agreed of permessage-deflate (RFC 7692 section 7.1). The JDK compresses with windows of 15 bits alone, and reads
 * those of every size.
 *
 * @param serverKeepsContext from one message to the next, when it compresses
 * @param clientKeepsContext the same of the client
 */
public record Deflation(boolean serverKeepsContext, boolean clientKeepsContext) {

    private static final String NAME = "permessage-deflate";

    /** Null where these extensions are none. @return empty where there is one among them that is not known here */
    public static Optional<Agreed> agreed(List<Extension> extensions) {
        if (extensions.isEmpty()) {
            return Optional.of(new Agreed(null));
        }
        if (extensions.size() > 1 || !extensions.get(0).getName().equals(NAME)) {
            return Optional.empty();
        }
        Extension deflate = extensions.get(0);
        return Optional.of(new Agreed(new Deflation(
                !has(deflate, "server_no_context_takeover"), !has(deflate, "client_no_context_takeover"))));
    }

    private static boolean has(Extension extension, String parameter) {
        return extension.getParameters().stream()
                .anyMatch(each -> each.getName().equals(parameter));
    }

    /** @param deflation null for no compression */
    public record Agreed(Deflation deflation) {}
}
