package io.holdfast.webshared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.caching.Served;
import io.holdfast.caching.Tier;
import io.holdfast.mirror.Freshness;
import io.holdfast.mirror.Freshness.Asked;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class OutageTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:40:00Z");
    private static final ViewerClock CLOCK = new ViewerClock(NOW, ZoneOffset.UTC);
    private static final Instant STORED = NOW.minus(Duration.ofMinutes(38));
    private static final String SILENT = "Zoho does not answer.";

    private final Outage outage = new Outage();

    @Test
    void aPageOfFreshCopiesHasNothingToSay() {
        outage.note(Age.of("projects", NOW, false, null, CLOCK));
        assertThat(outage.isGoing()).isFalse();
    }

    @Test
    void oneReasonAndOneTimeAreSaidOnce() {
        note("projects", 38);
        note("invoices", 38);
        assertThat(outage.isGoing()).isTrue();
        assertThat(outage.getReason()).isEqualTo(SILENT);
        assertThat(outage.getShown()).isEqualTo("You see projects and invoices as stored at 14:02.");
    }

    @Test
    void aFreshCopyBesideAnOldOneIsLeftOut() {
        outage.note(Age.of("projects", NOW, false, null, CLOCK));
        note("invoices", 38);
        assertThat(outage.getShown()).isEqualTo("You see invoices as stored at 14:02.");
    }

    @Test
    void differentTimesAreNamed() {
        note("projects", 38);
        note("invoices", 40);
        assertThat(outage.getShown()).isEqualTo("You see projects as stored at 14:02, invoices as stored at 14:00.");
    }

    @Test
    void aCopyThatIsBeingReadIsNoOutage() {
        Age age = outage.note(Age.of("projects", STORED, servedWhileReading(), CLOCK));
        assertThat(age.marks()).isEqualTo("old reading");
        assertThat(outage.isGoing()).isFalse();
        note("invoices", 40);
        assertThat(outage.getReason()).isEqualTo(SILENT);
        assertThat(outage.getShown()).isEqualTo("You see invoices as stored at 14:00.");
    }

    @Test
    void whatWasNeverStoredIsSaidToBeMissing() {
        note("projects", 38);
        outage.note(Age.of("invoices", null, true, SILENT, CLOCK));
        assertThat(outage.getShown())
                .isEqualTo("You see projects as stored at 14:02. Of invoices nothing was stored before, so there is"
                        + " nothing to show yet.");
    }

    private static Served servedWhileReading() {
        Duration age = Duration.ofMinutes(38);
        return new Served(
                new Freshness(STORED, age, Duration.ofMinutes(5), true, true, "They are being read.", Asked.NO),
                Tier.LOCAL);
    }

    private void note(String what, int minutesAgo) {
        outage.note(Age.of(what, NOW.minus(Duration.ofMinutes(minutesAgo)), true, SILENT, CLOCK));
    }
}
