package io.duplexws.push.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.ProxyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The configurations that docs/push.md shows, with the placeholders of the tests in place of addresses. */
final class Snippets {

    private static final Pattern SECTION = Pattern.compile("(?ms)^## Through proxies$.*?(?=^## )");

    private Snippets() {}

    /** For one server. */
    static String of(ProxyKind kind) throws IOException {
        return switch (kind) {
            case NGINX -> put(block("nginx", 0), "listen 80;", "listen {{listen}};", "127.0.0.1:8080;", "{{backend}};");
            case HAPROXY -> put(block("haproxy", 0), "bind :80", "bind {{listen}}", "127.0.0.1:8080", "{{backend}}");
            case HTTPD ->
                put(block("apache", 0), "*:80>", "{{listen}}>", "\"http://127.0.0.1:8080/", "\"http://{{backend}}/");
        };
    }

    /** nginx before two nodes. */
    static String ofTwoNodes() throws IOException {
        String nodes = put(block("nginx", 1), "10.0.0.1:8080", "{{backend}}", "10.0.0.2:8080", "{{backend2}}");
        return nodes + put(of(ProxyKind.NGINX), "proxy_pass http://{{backend}};", "proxy_pass http://duplex;");
    }

    /** The text with the second of each pair in place of the first, which must be there. */
    static String put(String text, String... pairs) {
        String result = text;
        for (int i = 0; i < pairs.length; i += 2) {
            assertThat(result).contains(pairs[i]);
            result = result.replace(pairs[i], pairs[i + 1]);
        }
        return result;
    }

    private static String block(String language, int index) throws IOException {
        String section = SECTION.matcher(Files.readString(Path.of("docs", "push.md")))
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        List<String> blocks = Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                .matcher(section)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        return blocks.get(index);
    }
}
