package io.duplexws.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishTokenTest {

    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private final PublishToken token = token("secret-of-the-test");

    @Test
    void admitsTheSecretAndNothingElse() {
        assertThat(token.admits("secret-of-the-test")).isTrue();
        assertThat(token.admits("secret-of-the-tesT")).isFalse();
        assertThat(token.admits("")).isFalse();
    }

    @Test
    void withoutSecretAdmitsNobodyAndGivesNoTicket() {
        PublishToken none = token("");

        assertThat(none.exists()).isFalse();
        assertThat(none.admits("")).isFalse();
        assertThatIllegalStateException().isThrownBy(none::ticket);
    }

    @Test
    void admitsATicketUntilItEnds() {
        String ticket = token.ticket();
        now = now.plus(Tickets.LIFE).minusSeconds(1);
        assertThat(token.admits(ticket)).isTrue();
        now = now.plusSeconds(1);
        assertThat(token.admits(ticket)).isFalse();
    }

    @Test
    void admitsTheTicketOfAnotherNodeWithTheSameSecretOnly() {
        assertThat(token("secret-of-the-test").admits(token.ticket())).isTrue();
        assertThat(token("another-secret").admits(token.ticket())).isFalse();
    }

    @Test
    void doesNotAdmitATicketThatWasMadeToLastLonger() {
        String ticket = token.ticket();
        long end = now.plus(Tickets.LIFE).getEpochSecond();
        String longer = ticket.replace(
                String.valueOf(end), String.valueOf(end + Duration.ofDays(1).toSeconds()));

        assertThat(longer).isNotEqualTo(ticket);
        assertThat(token.admits(longer)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket.", "ticket..", "ticket.1", "ticket.x.y", "ticket.99999999999999999999.x", "."})
    void doesNotAdmitWhatIsNoTicket(String said) {
        assertThat(token.admits(said)).isFalse();
    }

    private PublishToken token(String secret) {
        return new PublishToken(secret, () -> now);
    }
}
