package io.duplexws.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class UpgradeCheckTest {

    private final UpgradeCheck check = new UpgradeCheck(OriginPolicy.parse(Ask.PAGE, Optional.empty()));

    static List<Broken.Pair> pairs() {
        return Broken.pairs();
    }

    @Test
    void letsGoodHandshakeThrough() {
        assertThat(check.refusal(Ask.good().request())).isEmpty();
    }

    @Test
    void findsEveryRuleInTheOrderThatCounts() {
        List<Finding> findings = check.findings(Ask.good().request());

        assertThat(findings).extracting(Finding::rule).containsExactly(Rule.values());
        assertThat(findings).allMatch(Finding::kept);
        assertThat(findings).extracting(Finding::cause).containsOnly("");
    }

    @ParameterizedTest
    @EnumSource
    void refusesOneBrokenHeader(Broken broken) {
        Refusal refusal = refusal(broken.in(Ask.good()));

        assertThat(refusal.status()).isEqualTo(broken.status());
        assertThat(refusal.broken()).extracting(Finding::rule).containsExactly(broken.rule());
        assertThat(refusal.sentence()).startsWith(broken.claim());
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheLikelyCauseAfterWhatWasReceived(Broken broken) {
        Finding first = refusal(broken.in(Ask.good())).first();

        assertThat(first.cause()).isNotBlank();
        assertThat(first.sentence()).endsWith("; " + first.cause());
        assertThat(first.wanted()).isNotBlank();
    }

    /** A proxy of AJP hands on no header that is meant for the next hop alone. */
    @Test
    void blamesAjpForWhatItCannotCarry() {
        Refusal refusal =
                refusal(Ask.good().without("Upgrade").without("Connection").in("AJP/1.3"));

        assertThat(refusal.broken())
                .extracting(Finding::rule)
                .containsExactly(Rule.UPGRADE, Rule.CONNECTION, Rule.HTTP_VERSION);
        assertThat(refusal.broken()).allMatch(finding -> finding.cause().startsWith("the last hop came by AJP"));
        assertThat(refusal.broken().get(2).sentence()).startsWith("the request came by AJP: received \"AJP/1.3\"");
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void givesTheStatusOfTheFirstOfTwoBrokenRules(Broken.Pair pair) {
        Refusal refusal = refusal(pair.ask());

        assertThat(refusal.status()).isEqualTo(pair.first().status());
        assertThat(refusal.sentence())
                .startsWith(pair.first().claim())
                .endsWith(" (1 more broken: " + pair.second().rule().subject() + ")");
        assertThat(refusal.broken())
                .extracting(Finding::rule)
                .containsExactly(pair.first().rule(), pair.second().rule());
    }

    @Test
    void answers400WhenConnectionAloneIsWrong() {
        assertThat(refusal(Ask.good().without("Connection")).status()).isEqualTo(400);
    }

    @Test
    void answers426WhenUpgradeAndConnectionAreWrong() {
        Refusal refusal = refusal(Ask.good().without("Connection").without("Upgrade"));

        assertThat(refusal.status()).isEqualTo(426);
    }

    @Test
    void tellsPlainRequestApartFromBrokenHandshake() {
        Ask plain = new Ask("GET", "HTTP/1.1", List.of(new Headers.Line("Host", "duplex.example.org")));

        assertThat(refusal(plain).sentence())
                .contains("a plain HTTP request; connect with ws:// or wss://")
                .doesNotContain("nginx");
    }

    @Test
    void namesTheProxyThatLeftItsTrace() {
        Ask behindProxy =
                Ask.good().without("Upgrade").with("Connection", "close").and("Via", "1.1 edge-7");

        assertThat(refusal(behindProxy).sentence())
                .contains("the proxy that left 'Via: 1.1 edge-7' dropped the hop-by-hop headers")
                .contains("proxy_set_header Upgrade $http_upgrade");
    }

    @Test
    void doesNotShowTheAddressThatAProxyPassedOn() {
        Ask behindProxy = Ask.good().without("Upgrade").and("X-Forwarded-For", "203.0.113.9");

        assertThat(refusal(behindProxy).sentence())
                .contains("the proxy that left 'X-Forwarded-For'")
                .doesNotContain("203.0.113.9");
    }

    @Test
    void capsWhatItQuotes() {
        Ask endless = Ask.good().with("Upgrade", "x".repeat(5_000));

        assertThat(refusal(endless).sentence())
                .contains("\"" + "x".repeat(80) + "… (5000 characters)\"")
                .hasSizeLessThan(400);
    }

    private Refusal refusal(Ask ask) {
        return check.refusal(ask.request()).orElseThrow();
    }
}
