package io.duplexws.handshake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer to a request that may not become a WebSocket: its status, its headers, and why. */
public record Refusal(Finding first, List<Finding> broken) {

    public Refusal {
        broken = List.copyOf(broken);
        if (broken.isEmpty() || !broken.get(0).equals(first)) {
            throw new IllegalArgumentException("a refusal starts with its first broken rule, got " + broken);
        }
    }

    static Refusal of(List<Finding> broken) {
        return new Refusal(broken.get(0), broken);
    }

    /** The HTTP status, given by the first broken rule. */
    public int status() {
        return switch (first.rule()) {
            case METHOD -> 405;
            case UPGRADE, VERSION -> 426;
            case ORIGIN -> 403;
            case CONNECTION, KEY, HTTP_VERSION, BODY -> 400;
        };
    }

    /**
     * The headers that go with the status. The connection always ends: a client, or a proxy, that believed the upgrade
     * done would send frames where the server reads requests.
     */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Connection", "close");
        switch (first.rule()) {
            case METHOD -> headers.put("Allow", "GET");
            case UPGRADE -> {
                headers.put("Upgrade", "websocket");
                headers.put("Connection", "close, Upgrade");
            }
            case VERSION -> {
                headers.put("Upgrade", "websocket");
                headers.put("Connection", "close, Upgrade");
                headers.put("Sec-WebSocket-Version", "13");
            }
            default -> {
                // The body says it all.
            }
        }
        return headers;
    }

    /** The first broken rule in one line, and how many others are broken too. */
    public String sentence() {
        int others = broken.size() - 1;
        String more =
                others == 0 ? "" : " (" + others + " more broken: " + names(broken.subList(1, broken.size())) + ")";
        return first.sentence() + more;
    }

    private static String names(List<Finding> findings) {
        return String.join(
                ", ", findings.stream().map(finding -> finding.rule().subject()).toList());
    }
}
