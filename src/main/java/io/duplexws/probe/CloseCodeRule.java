package io.duplexws.probe;

import java.util.Optional;

/** Which codes a server may put into a close frame (RFC 6455 section 7.4, and the registry that grew from it). */
final class CloseCodeRule {

    private CloseCodeRule() {}

    /** Why this code is not sent; empty when it may be. */
    static Optional<String> against(int code) {
        return Optional.ofNullable(
                switch (code) {
                    case 1004 -> "it is reserved and has no meaning yet (RFC 6455 section 7.4.1)";
                    case 1005 ->
                        "it stands for a close frame without a code, and never goes over the wire"
                                + " (RFC 6455 section 7.4.1)";
                    case 1006 ->
                        "it stands for the missing close frame, and never goes over the wire"
                                + " (RFC 6455 section 7.4.1)";
                    case 1010 -> "it is for clients: a server refuses the handshake instead (RFC 6455 section 7.4.1)";
                    case 1015 ->
                        "it stands for a failed TLS handshake, and never goes over the wire"
                                + " (RFC 6455 section 7.4.1)";
                    default ->
                        isSendable(code)
                                ? null
                                : "nobody may send it; wanted one of 1000 to 1003, 1007 to 1014 but 1010, or 3000 to 4999"
                                        + " (RFC 6455 section 7.4.2)";
                });
    }

    private static boolean isSendable(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }
}
