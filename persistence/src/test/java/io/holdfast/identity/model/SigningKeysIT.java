package io.holdfast.identity.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.security.Caller;
import io.holdfast.testing.NotedRights;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import io.holdfast.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SigningKeysIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final NotedRights RIGHTS = new NotedRights();
    private static final Duration DAY = Duration.ofDays(1);

    @BeforeEach
    void noKeys() {
        DATABASE.asOwner(sql -> sql.update("DELETE FROM signing_keys"));
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aKeyComesBackAsItWasAdded() {
        add("one", DAY);

        assertThat(published()).singleElement().satisfies(key -> {
            assertThat(key.id()).isEqualTo("one");
            assertThat(key.publicKey()).containsExactly(1, 2, 3);
            assertThat(key.privateKey()).isEqualTo("sealed");
            assertThat(Duration.between(key.signsUntil(), key.publishedUntil())).isEqualTo(DAY);
        });
    }

    @Test
    void theKeyThatSignsLongestComesFirst() {
        add("old", Duration.ofHours(1));
        add("new", Duration.ofHours(3));
        add("middle", Duration.ofHours(2));

        assertThat(published()).extracting(SigningKeys.Key::id).containsExactly("new", "middle", "old");
    }

    @Test
    void aKeyWhoseTokensHaveAllExpiredIsNoLongerPublished() {
        add("past", DAY.negated().minusSeconds(1));

        assertThat(published()).isEmpty();
    }

    @Test
    void ofNodesThatFindNoKeyOneMakesItForAll() {
        var made = Together.run(
                4,
                () -> SigningKeysIT.<Integer>with(keys -> {
                    if (keys.published().isEmpty()) {
                        keys.lockForCreation();
                        if (keys.published().isEmpty()) {
                            keys.add(UUID.randomUUID().toString(), new byte[] {1}, "sealed", DAY, DAY.plus(DAY));
                            return 1;
                        }
                    }
                    return 0;
                }));

        assertThat(made).containsOnlyOnce(1);
        assertThat(published()).hasSize(1);
    }

    @Test
    void withdrawnKeysArePublishedNoMoreAndEveryNodeIsToldOfIt() {
        add("one", DAY);
        add("two", Duration.ofHours(1).negated());
        long before = platformsEpoch();
        int noted = RIGHTS.noted();

        assertThat((int) with(SigningKeys::withdrawAll)).isEqualTo(2);

        assertThat(published()).isEmpty();
        assertThat(platformsEpoch()).isEqualTo(before + 1);
        assertThat(RIGHTS.noted()).isGreaterThan(noted);
        assertThat((int) with(SigningKeys::withdrawAll)).as("nothing is left").isZero();
    }

    private static long platformsEpoch() {
        return DATABASE.<Long>asOwner(
                sql -> sql.one("SELECT epoch FROM tenant_epochs WHERE tenant_id = ?", Caller.PLATFORM.value()));
    }

    private static void add(String id, Duration signs) {
        with(keys -> {
            keys.add(id, new byte[] {1, 2, 3}, "sealed", signs, signs.plus(DAY));
            return null;
        });
    }

    private static List<SigningKeys.Key> published() {
        return with(SigningKeys::published);
    }

    private static <T> T with(Function<SigningKeys, T> work) {
        return UNIT.inTenant(Caller.PLATFORM.value(), em -> {
            var keys = new SigningKeys();
            keys.em = em;
            keys.rights = RIGHTS;
            return work.apply(keys);
        });
    }
}
