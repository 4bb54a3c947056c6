package io.holdfast.identity.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
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
            assertThat(invitation.email()).isEqualTo("p@people.example");
            assertThat(invitation.name()).isEqualTo("A Person");
            assertThat(invitation.role()).isEqualTo("client_user");
            assertThat(invitation.account()).isNull();
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

    private Instant invite(Duration life) {
        return with(
                tenant.value(),
                invitations ->
                        invitations.add(tenant, "p@people.example", "A Person", "client_user", null, hash, life));
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
