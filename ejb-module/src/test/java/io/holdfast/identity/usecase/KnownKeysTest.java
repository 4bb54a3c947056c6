package io.holdfast.identity.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.security.MovableLease;
import io.holdfast.shared.security.Caller;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnnecessaryAssignment") // the test stands in for the container
class KnownKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final KeysInMemory keyring = new KeysInMemory();
    private final MovableClock clock = new MovableClock(NOW);
    private final MovableLease lease = new MovableLease();
    private final KnownKeys keys = new KnownKeys();

    @BeforeEach
    void oneKey() {
        keyring.add("first", NOW.plus(Duration.ofDays(1)));
        keys.keyring = keyring;
        keys.clock = clock;
        keys.lease = lease;
        keys.runAs = new InOneRequest();
    }

    @Test
    void knownKeysAreReadOnceInHalfAMinute() {
        for (int second = 0; second < 30; second++) {
            assertThat(keys.signing().id()).isEqualTo("first");
            assertThat(keys.find("first")).isPresent();
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(keyring.asked()).isOne();

        clock.pass(Duration.ofSeconds(1));
        keys.signing();
        assertThat(keyring.asked()).isEqualTo(2);
    }

    @Test
    void aFloodOfInventedKeysAsksAtMostOncePerPause() {
        keys.signing();
        clock.pass(Duration.ofSeconds(3));
        for (int i = 0; i < 1000; i++) {
            assertThat(keys.find("invented-" + i)).isEmpty();
        }
        assertThat(keyring.asked()).isEqualTo(2);

        clock.pass(Duration.ofSeconds(3));
        keys.find("invented");
        keys.find(null);
        assertThat(keyring.asked()).isEqualTo(3);
    }

    @Test
    void aKeyThatAnotherNodeMadeIsFoundAfterThePause() {
        keys.signing();
        keyring.add("second", NOW.plus(Duration.ofDays(2)));

        assertThat(keys.find("second")).isEmpty();
        clock.pass(Duration.ofSeconds(3));
        assertThat(keys.find("second")).isPresent();
        assertThat(keys.find("first")).isPresent();
        assertThat(keys.signing().id()).isEqualTo("second");
    }

    @Test
    void aKeyThatWasWithdrawnIsForgottenWithTheLease() {
        assertThat(keys.find("first")).isPresent();
        keyring.withdraw("first");
        keyring.add("second", NOW.plus(Duration.ofDays(1)));
        lease.raise(Caller.PLATFORM);

        lease.spend();
        assertThat(keys.find("first")).isEmpty();
    }

    @Test
    void theSameKeysAreTheSameListHoweverOftenTheyAreRead() {
        var first = keys.published();
        clock.pass(Duration.ofMinutes(1));
        assertThat(keys.published()).isSameAs(first);
        assertThat(keyring.asked()).isEqualTo(2);

        keyring.add("second", NOW.plus(Duration.ofDays(2)));
        clock.pass(Duration.ofMinutes(1));
        assertThat(keys.published()).isNotSameAs(first).hasSize(2);
    }

    @Test
    void withoutALeaseEachAsksAnewAndAWithdrawnKeyIsWorthNothing() {
        var first = keys.published();
        lease.cutOff();
        assertThat(keys.published()).isSameAs(first);
        assertThat(keyring.asked()).isEqualTo(2);

        keyring.withdraw("first");
        keyring.add("second", NOW.plus(Duration.ofDays(1)));
        assertThat(keys.find("first")).isEmpty();
    }

    @Test
    void whoVerifiesElsewhereIsToldTheCopyForHalfAMinute() {
        keys.announced();
        lease.cutOff();
        clock.pass(Duration.ofSeconds(30));
        keys.announced();
        assertThat(keyring.asked()).isOne();

        clock.pass(Duration.ofSeconds(1));
        keys.announced();
        assertThat(keyring.asked()).isEqualTo(2);
    }

    @Test
    void aKeyThatNoLongerSignsIsReplacedAtOnce() {
        keys.signing();
        clock.pass(Duration.ofDays(1));
        keyring.add("second", NOW.plus(Duration.ofDays(3)));

        assertThat(keys.signing().id()).isEqualTo("second");
        assertThat(keys.published()).extracting(SigningKeyring.SigningKey::id).containsExactly("second", "first");
    }

    @Test
    void aClockThatIsSetBackDoesNotKeepOldKeys() {
        keys.signing();
        clock.pass(Duration.ofHours(-1));
        keyring.add("second", NOW.plus(Duration.ofDays(2)));

        assertThat(keys.find("second")).isPresent();
    }
}
