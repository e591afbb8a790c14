package io.duplexws.servers;

import static io.duplexws.servers.Promise.that;
import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.handshake.Ask;
import io.duplexws.servers.Promise.Section;
import java.util.List;

/** Which pages may connect; the setting {@code duplex.origins} names two. */
final class OriginPromises {

    private OriginPromises() {}

    static Section section() {
        return new Section(
                "Origin",
                List.of(
                        that("an allowed page connects", site -> answers(site, Ask.good(), 101)),
                        that(
                                "another page gets 403",
                                site -> answers(site, Ask.good().with("Origin", "https://evil.example.org"), 403)),
                        that(
                                "`Origin: null` gets 403",
                                site -> answers(site, Ask.good().with("Origin", "null"), 403)),
                        that(
                                "no origin is no browser, and connects",
                                site -> answers(site, Ask.good().without("Origin"), 101))));
    }

    private static void answers(Site site, Ask ask, int status) throws Exception {
        assertThat(site.ask(ask).status()).isEqualTo(status);
    }
}
