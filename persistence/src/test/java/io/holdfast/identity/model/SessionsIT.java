package io.holdfast.identity.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Grants;
import io.holdfast.testing.NotedRights;
import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);
    private static final NotedRights NOTED = new NotedRights();
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration ABSOLUTE = Duration.ofHours(12);

    private final byte[] hash = hash();
    private Caller caller;

    @BeforeEach
    void aMember() {
        UUID tenant = DATABASE.newTenant("engineering-portal");
        caller = new Caller(
                Caller.Kind.USER,
                new TenantId(tenant),
                new UserId(PEOPLE.member(tenant)),
                SessionId.next(),
                "p@people.example",
                null,
                Grants.NONE,
                new Caller.Origin("192.0.2.7", "Browser", "request"));
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void anOpenedSessionIsFoundByItsTokenAndLives() {
        Instant expiresAt = open();

        assertThat(found(hash)).contains(key());
        assertThat(live()).hasValueSatisfying(session -> {
            assertThat(session.user()).isEqualTo(caller.user());
            assertThat(session.expiresAt()).isEqualTo(expiresAt);
            assertThat(session.account()).isNull();
        });
        assertThat(expiresAt)
                .isBetween(
                        Instant.now().plus(ABSOLUTE).minusSeconds(60),
                        Instant.now().plus(ABSOLUTE));
    }

    @Test
    void nobodyHasTheSessionOfAnotherToken() {
        open();
        byte[] other = hash.clone();
        other[0]++;

        assertThat(found(other)).isEmpty();
    }

    @Test
    void anotherTenantSeesNoSession() {
        open();
        UUID elsewhere = DATABASE.newTenant("engineering-portal");

        assertThat(UNIT.<Optional<Sessions.Live>>inTenant(
                        elsewhere, em -> sessions(em).live(key())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE sessions SET idle_expires_at = now() WHERE id = ?",
                "UPDATE sessions SET expires_at = now() - interval '1 second' WHERE id = ?",
                "UPDATE sessions SET ended_at = now(), end_reason = 'revoked' WHERE id = ?",
                "UPDATE users SET status = 'disabled' FROM sessions s WHERE s.user_id = users.id AND s.id = ?",
                "UPDATE tenants SET status = 'suspended' FROM sessions s WHERE s.tenant_id = tenants.id AND s.id = ?",
                "UPDATE tenants SET status = 'closed' FROM sessions s WHERE s.tenant_id = tenants.id AND s.id = ?"
            })
    void aSessionDiesWhen(String happens) {
        open();
        assertThat(live()).isPresent();

        assertThat(happens(happens)).isOne();

        assertThat(live()).isEmpty();
    }

    @Test
    void aSessionEndsOnce() {
        open();

        assertThat(end("signed-out")).isTrue();
        assertThat(end("revoked")).isFalse();
        assertThat(this.<String>column("end_reason")).isEqualTo("signed-out");
    }

    @Test
    void endingASessionIsNotedAsAChangeOfRights() {
        open();
        int before = NOTED.noted();

        end("signed-out");

        assertThat(NOTED.noted()).isEqualTo(before + 1);
    }

    @Test
    void theSessionAfterAUseIsAsTheDatabaseHasIt() {
        open();
        happens("UPDATE sessions SET last_seen_at = now() - interval '61 seconds' WHERE id = ?");

        var touched = with(sessions -> sessions.touch(sessions.live(key()).orElseThrow(), now(sessions), IDLE));

        assertThat(touched).isEqualTo(live().orElseThrow());
    }

    @Test
    void useIsNotedAtMostOnceAMinute() {
        open();
        Instant before = live().orElseThrow().lastSeenAt();

        touch();

        assertThat(live().orElseThrow().lastSeenAt()).isEqualTo(before);
    }

    @Test
    void useAfterAMinutePutsOffTheIdleEnd() {
        open();
        happens("UPDATE sessions SET last_seen_at = now() - interval '61 seconds',"
                + " idle_expires_at = now() + interval '5 minutes' WHERE id = ?");

        touch();

        assertThat(this.<Boolean>column("last_seen_at > now() - interval '1 minute'"))
                .isTrue();
        assertThat(this.<Boolean>column("idle_expires_at > now() + interval '29 minutes'"))
                .isTrue();
    }

    @Test
    void noUsePutsOffTheAbsoluteEnd() {
        open();
        happens("UPDATE sessions SET last_seen_at = now() - interval '2 minutes',"
                + " expires_at = now() + interval '10 minutes' WHERE id = ?");

        touch();

        assertThat(this.<Boolean>column("idle_expires_at = expires_at")).isTrue();
    }

    private Instant open() {
        return with(sessions -> sessions.open(caller, hash, IDLE, ABSOLUTE));
    }

    private Optional<Sessions.Live> live() {
        return with(sessions -> sessions.live(key()));
    }

    private Optional<Sessions.Key> found(byte[] token) {
        return with(sessions -> sessions.byTokenHash(token));
    }

    private boolean end(String reason) {
        return with(sessions -> sessions.end(key(), reason));
    }

    private void touch() {
        var session = live().orElseThrow();
        with(sessions -> {
            sessions.touch(session, Instant.now(), IDLE);
            return null;
        });
    }

    private static Instant now(Sessions sessions) {
        return ((java.sql.Timestamp)
                        sessions.em.createNativeQuery("select now()").getSingleResult())
                .toInstant();
    }

    private Sessions.Key key() {
        return new Sessions.Key(caller.tenant(), caller.session());
    }

    private int happens(String sql) {
        return DATABASE.asOwner(owner -> owner.update(sql, caller.session().value()));
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private <T> T column(String expression) {
        return DATABASE.asOwner(owner -> owner.one(
                "SELECT " + expression + " FROM sessions WHERE id = ?",
                caller.session().value()));
    }

    private <T> T with(Function<Sessions, T> work) {
        return UNIT.inTenant(caller.tenant().value(), em -> work.apply(sessions(em)));
    }

    private static Sessions sessions(jakarta.persistence.EntityManager em) {
        var sessions = new Sessions();
        sessions.em = em;
        sessions.rights = NOTED;
        return sessions;
    }

    private static byte[] hash() {
        byte[] hash = new byte[32];
        Arrays.fill(hash, (byte) 1);
        UUID unique = UUID.randomUUID();
        java.nio.ByteBuffer.wrap(hash)
                .putLong(unique.getMostSignificantBits())
                .putLong(unique.getLeastSignificantBits());
        return hash;
    }
}
