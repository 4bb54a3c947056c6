package io.holdfast.identity.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.shared.id.LoginId;
import io.holdfast.shared.security.Caller;
import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import io.holdfast.testing.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LoginsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration LOCK = Duration.ofMinutes(20);

    private final String email = "p-" + UUID.randomUUID() + "@people.example";
    private final String key = "email:" + UUID.randomUUID();

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aLoginIsMadeOncePerAddress() {
        LoginId id = with(logins -> logins.create(email, "hash")).orElseThrow();

        assertThat(ask(logins -> logins.create(email, "other"))).isEmpty();
        assertThat(ask(logins -> logins.byEmail(email))).contains(new Logins.Login(id, "hash", true));
    }

    @Test
    void ofTwoAtOnceOneMakesTheLogin() {
        assertThat(Together.run(2, () -> ask(logins -> logins.create(email, "hash"))))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    @Test
    void anAddressIsStoredInLowerCaseOrNotAtAll() {
        assertThatThrownBy(() -> ask(logins -> logins.create("P@People.example", "hash")))
                .hasStackTraceContaining("logins_email_check");
    }

    @Test
    void nobodyHasNoLogin() {
        assertThat(ask(logins -> logins.byEmail(email))).isEmpty();
        assertThat(ask(logins -> logins.byEmail("' OR '1'='1"))).isEmpty();
    }

    @Test
    void aDisabledLoginSaysSo() {
        UUID login = PEOPLE.login(email);
        DATABASE.asOwner(sql -> sql.update("UPDATE logins SET status = 'disabled' WHERE id = ?", login));

        assertThat(ask(logins -> logins.byEmail(email)))
                .hasValueSatisfying(found -> assertThat(found.active()).isFalse());
    }

    @Test
    void onlyActiveMembershipsOfActiveTenantsAreToChooseFrom() {
        UUID login = PEOPLE.login(email);
        UUID first = DATABASE.newTenant("engineering-portal");
        UUID left = DATABASE.newTenant("engineering-portal");
        UUID closed = DATABASE.newTenant("food-safety");
        UUID member = PEOPLE.member(first, login);
        UUID former = PEOPLE.member(left, login);
        PEOPLE.member(closed, login);
        DATABASE.asOwner(sql -> sql.update("UPDATE users SET status = 'disabled' WHERE id = ?", former)
                + sql.update("UPDATE tenants SET status = 'suspended' WHERE id = ?", closed));

        assertThat(LoginsIT.<List<Logins.Membership>>with(logins -> logins.memberships(new LoginId(login))))
                .singleElement()
                .satisfies(membership -> {
                    assertThat(membership.tenant().value()).isEqualTo(first);
                    assertThat(membership.user().value()).isEqualTo(member);
                });
    }

    @Test
    void theAttemptAfterTheLimitLocks() {
        assertThat(attempt(2)).isEmpty();
        assertThat(attempt(2)).isEmpty();
        assertThat(attempt(2)).hasValueSatisfying(until -> assertThat(until)
                .isBetween(
                        Instant.now().plus(LOCK).minusSeconds(60), Instant.now().plus(LOCK)));
    }

    @Test
    void attemptsAtOnceAllCount() {
        var answers = Together.run(6, () -> attempt(3).orElse(null));

        assertThat(answers).filteredOn(Objects::isNull).hasSize(3);
    }

    @Test
    void aClearedKeyStartsAgain() {
        attempt(1);
        assertThat(attempt(1)).isPresent();

        with(logins -> {
            logins.clearAttempts(key);
            return null;
        });

        assertThat(attempt(1)).isEmpty();
    }

    private Optional<Instant> attempt(int limit) {
        return with(logins -> logins.registerAttempt(key, limit, WINDOW, LOCK));
    }

    private static <T> Optional<T> ask(Function<Logins, Optional<T>> question) {
        return with(question);
    }

    private static <T> T with(Function<Logins, T> work) {
        return UNIT.inTenant(Caller.PLATFORM.value(), em -> {
            var logins = new Logins();
            logins.em = em;
            return work.apply(logins);
        });
    }
}
