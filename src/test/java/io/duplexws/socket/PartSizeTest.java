package io.duplexws.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** Parts grow after a message that came in parts, for so many connections at once. */
class PartSizeTest {

    private final Semaphore places = new Semaphore(1);
    private final FakeParts parts = new FakeParts(512);
    private final PartSize size = new PartSize(parts, places, Reads.UNKNOWN);

    @Test
    void staysSmallWhileMessagesAre() {
        size.seen(true, true, 100);

        assertThat(parts.partSize()).isEqualTo(512);
    }

    @Test
    void growsAfterAMessageInParts() {
        size.seen(true, false, 512);

        assertThat(parts.partSize()).isEqualTo(16_384);
    }

    @Test
    void shrinksAndGivesItsPlaceBackAfterASmallMessage() {
        size.seen(true, false, 512);
        size.seen(false, true, 10);
        assertThat(parts.partSize()).isEqualTo(16_384);

        size.seen(true, true, 100);

        assertThat(parts.partSize()).isEqualTo(512);
        assertThat(places.availablePermits()).isEqualTo(1);
    }

    @Test
    void staysSmallWhenAllPlacesAreTaken() {
        places.acquireUninterruptibly();

        size.seen(true, false, 512);

        assertThat(parts.partSize()).isEqualTo(512);
    }

    @Test
    void givesItsPlaceBackOnceWhenTheConnectionIsGone() {
        size.seen(true, false, 512);

        size.release();
        size.release();

        assertThat(places.availablePermits()).isEqualTo(1);
    }

    @Test
    void leavesAloneWhatIsLargeOrCannotBeChanged() {
        FakeParts fixed = new FakeParts(0);
        FakeParts larger = new FakeParts(65_536);

        new PartSize(fixed, places, Reads.UNKNOWN).seen(true, false, 8_192);
        new PartSize(larger, places, Reads.UNKNOWN).seen(true, false, 65_536);

        assertThat(fixed.partSize()).isZero();
        assertThat(larger.partSize()).isEqualTo(65_536);
    }
}
