package io.duplexws.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.cli.wire.Application;
import io.duplexws.cli.wire.Opening;
import io.duplexws.cli.wire.Target;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/duplex/, /duplex/",
        "/duplex, /duplex/",
        "/duplex/ws, /duplex/",
        "/ws?x=1, /",
        "/duplex/check.html?idle=60, /duplex/",
        "/a/b/push, /a/b/"
    })
    void findsTheApplicationWhateverOfItIsNamed(String request, String base) {
        assertThat(Application.base(request)).isEqualTo(base);
    }

    @Test
    void opensItsEndpointsWithTheHeadersOfTheUserAndOurs() {
        Site site = site("wss://example.org/duplex", "Authorization: Bearer x");

        Opening opening = site.to("ws?trace=n.1", "Cookie: a=1");

        assertThat(opening.target()).hasToString("wss://example.org/duplex/ws?trace=n.1");
        assertThat(opening.headers()).containsExactly("Authorization: Bearer x", "Cookie: a=1");
        assertThat(site.target().httpUrl()).isEqualTo("https://example.org/duplex/");
        assertThat(site.origin()).isEqualTo("https://example.org");
    }

    @Test
    void tellsTheServerOfAConnectionByItsLabel() {
        ServerView view = site("http://localhost:8080/").view();

        assertThat(view.traced("ws", "one")).matches("ws\\?trace=[A-Za-z0-9_-]{22}\\.one");
        assertThat(view.traced("probe?echo=true", "two")).matches("probe\\?echo=true&trace=[A-Za-z0-9_-]{22}\\.two");
    }

    private static Site site(String url, String... headers) {
        return new Site(new Opening(Target.read(url), List.of(), List.of(headers), "", false, Duration.ofSeconds(1)));
    }
}
