package io.holdfast.identity.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.identity.model.Invitations.Added;
import io.holdfast.identity.model.Invitations.Promise;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Scope;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import io.holdfast.testing.Together;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitationsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final Duration WEEK = Duration.ofDays(7);

    private final byte[] hash = hash();
    private TenantId tenant;

    @BeforeEach
    void aTenant() {
        tenant = new TenantId(DATABASE.newTenant("engineering-portal"));
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void anInvitationKeepsWhatItPromises() {
        Instant until = invite(WEEK);

        assertThat(until)
                .isBetween(
                        Instant.now().plus(WEEK).minusSeconds(60), Instant.now().plus(WEEK));
        assertThat(accept(found().orElseThrow())).hasValueSatisfying(invitation -> {
            assertThat(invitation.promise()).isEqualTo(promise());
        });
    }

    @Test
    void anInvitationIsAcceptedOnce() {
        invite(WEEK);
        Invitations.Key key = found().orElseThrow();

        assertThat(accept(key)).isPresent();
        assertThat(accept(key)).isEmpty();
    }

    @Test
    void lookingAtAnInvitationLeavesItOpen() {
        invite(WEEK);
        Invitations.Key key = found().orElseThrow();

        assertThat(look(key)).isPresent().isEqualTo(look(key)).isEqualTo(accept(key));
        assertThat(look(key)).isEmpty();
    }

    @Test
    void ofTwoAtOnceOneGetsIt() {
        invite(WEEK);
        Invitations.Key key = found().orElseThrow();

        assertThat(Together.run(2, () -> accept(key)))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    @Test
    void anInvitationPastItsDateIsWorthNothing() {
        invite(Duration.ZERO);

        assertThat(accept(found().orElseThrow())).isEmpty();
    }

    @Test
    void aTakenBackAcceptanceLeavesTheInvitationOpen() {
        invite(WEEK);
        Invitations.Key key = found().orElseThrow();
        try {
            with(tenant.value(), invitations -> {
                assertThat(invitations.accept(key)).isPresent();
                throw new IllegalStateException("the use case fails");
            });
        } catch (IllegalStateException expected) {
            assertThat(accept(key)).isPresent();
        }
    }

    @Test
    void anotherTenantCannotAcceptIt() {
        invite(WEEK);
        Invitations.Key key = found().orElseThrow();
        UUID elsewhere = DATABASE.newTenant("engineering-portal");

        assertThat(this.<Optional<Invitations.Invitation>>with(elsewhere, invitations -> invitations.accept(key)))
                .isEmpty();
    }

    @Test
    void aPlaceAndTimesAreKeptToo() {
        var place = new Scope(Scope.Type.PROJECT, UUID.randomUUID());
        Instant from = Instant.parse("2100-01-01T00:00:00Z");
        Instant to = from.plusSeconds(60);
        var promise = new Promise("p@people.example", "A Person", "client_user", null, place, from, to, "de", null);
        add(promise, WEEK);

        assertThat(accept(found().orElseThrow())).hasValueSatisfying(invitation -> assertThat(invitation.promise())
                .isEqualTo(promise));
    }

    @Test
    void anAddressHasOneOpenInvitation() {
        invite(WEEK);

        assertThat(this.<Optional<Added>>with(
                        tenant.value(), invitations -> invitations.add(tenant, promise(), hash(), WEEK)))
                .isEmpty();
        accept(found().orElseThrow());
        assertThat(this.<Optional<Added>>with(
                        tenant.value(), invitations -> invitations.add(tenant, promise(), hash(), WEEK)))
                .isPresent();
    }

    @Test
    void ofTwoWhoInviteOneAddressAtOnceOneDoes() {
        assertThat(Together.run(
                        2,
                        () -> this.<Optional<Added>>with(
                                tenant.value(), invitations -> invitations.add(tenant, promise(), hash(), WEEK))))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    private Instant invite(Duration life) {
        return add(promise(), life);
    }

    private static Promise promise() {
        return new Promise("p@people.example", "A Person", "client_user", null, Scope.TENANT, null, null, null, null);
    }

    private Instant add(Promise promise, Duration life) {
        return with(tenant.value(), invitations -> invitations
                .add(tenant, promise, hash, life)
                .orElseThrow()
                .expiresAt());
    }

    /** Found from where nobody is signed in. */
    private Optional<Invitations.Key> found() {
        return with(Caller.PLATFORM.value(), invitations -> invitations.byTokenHash(hash));
    }

    private Optional<Invitations.Invitation> look(Invitations.Key key) {
        return with(tenant.value(), invitations -> invitations.find(key));
    }

    private Optional<Invitations.Invitation> accept(Invitations.Key key) {
        return with(tenant.value(), invitations -> invitations.accept(key));
    }

    private <T> T with(UUID entered, Function<Invitations, T> work) {
        return UNIT.inTenant(entered, em -> {
            var invitations = new Invitations();
            invitations.em = em;
            return work.apply(invitations);
        });
    }

    private static byte[] hash() {
        UUID unique = UUID.randomUUID();
        return ByteBuffer.allocate(32)
                .putLong(unique.getMostSignificantBits())
                .putLong(unique.getLeastSignificantBits())
                .array();
    }
}
