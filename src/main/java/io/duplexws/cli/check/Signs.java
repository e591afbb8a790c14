package io.duplexws.cli.check;

import io.duplexws.cli.wire.Answer;
import java.net.http.HttpHeaders;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What products leave in headers, by which the recipes for them are found. */
final class Signs {

    /** Headers whose values name a product. */
    private static final List<String> NAMING = List.of("Server", "Via", "X-Powered-By");

    /** Headers whose name alone does. */
    private static final List<String> TELLING = List.of(
            "cf-ray",
            "x-amzn-trace-id",
            "x-amz-cf-id",
            "x-envoy-upstream-service-time",
            "x-envoy-expected-rq-timeout-ms",
            "x-azure-ref",
            "x-forwarded-server",
            "x-original-forwarded-for",
            "x-real-ip",
            "x-request-start",
            "x-cloud-trace-context",
            "x-litespeed-cache");

    private Signs() {}

    static Set<String> of(Answer answer) {
        Set<String> signs = new LinkedHashSet<>();
        NAMING.forEach(name -> add(signs, answer.header(name)));
        TELLING.stream().filter(name -> !answer.header(name).isEmpty()).forEach(signs::add);
        return signs;
    }

    static Set<String> of(HttpHeaders headers) {
        Set<String> signs = new LinkedHashSet<>();
        NAMING.forEach(name -> headers.allValues(name).forEach(value -> add(signs, value)));
        TELLING.stream().filter(name -> headers.firstValue(name).isPresent()).forEach(signs::add);
        return signs;
    }

    static Set<String> of(Told handshake) {
        Set<String> signs = new LinkedHashSet<>();
        handshake.header("Via").ifPresent(value -> add(signs, value));
        TELLING.stream().filter(name -> handshake.header(name).isPresent()).forEach(signs::add);
        return signs;
    }

    private static void add(Set<String> signs, String value) {
        if (!value.isEmpty()) {
            signs.add(value.toLowerCase(Locale.ROOT));
        }
    }
}
