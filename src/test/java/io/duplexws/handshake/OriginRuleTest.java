package io.duplexws.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The origin rule with its sentence; which origins are allowed is the matter of {@link OriginPolicyTest}. */
class OriginRuleTest {

    private final UpgradeCheck same = new UpgradeCheck(OriginPolicy.parse("same", Optional.empty()));
    private final UpgradeCheck any = new UpgradeCheck(new OriginPolicy.Any());

    @Test
    void allowsRequestWithoutOriginBecauseItIsNoBrowser() {
        assertThat(same.refusal(Ask.good().without("Origin").request())).isEmpty();
    }

    @Test
    void refusesTwoOriginLinesEvenWhenAnyIsAllowed() {
        Ask twice = Ask.good().and("Origin", Ask.PAGE);

        assertThat(any.refusal(twice.request()).orElseThrow().sentence())
                .startsWith("origin not allowed")
                .contains("a browser sends one Origin");
    }

    @Test
    void tellsThatNullIsRefusedUnlessListed() {
        assertThat(sentence("null")).contains("refused unless listed in duplex.origins");
    }

    @Test
    void tellsOfTheProxyThatEndsTlsWhenOnlyTheSchemeDiffers() {
        assertThat(sentence("https://duplex.example.org"))
                .contains("same host, other scheme")
                .contains("set duplex.public.url");
    }

    @Test
    void tellsWhatIsAllowedAndHowToAllowMore() {
        assertThat(sentence("https://evil.example.org"))
                .contains("wanted http://duplex.example.org")
                .contains("set duplex.origins");
    }

    private String sentence(String origin) {
        Refusal refusal =
                same.refusal(Ask.good().with("Origin", origin).request()).orElseThrow();
        assertThat(refusal.status()).isEqualTo(403);
        return refusal.sentence();
    }
}
