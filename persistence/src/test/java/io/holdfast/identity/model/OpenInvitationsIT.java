package io.holdfast.identity.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.identity.model.Invitations.Promise;
import io.holdfast.identity.model.OpenInvitations.OpenInvitation;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Scope;
import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OpenInvitationsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final Duration WEEK = Duration.ofDays(7);

    private final TenantId tenant = new TenantId(DATABASE.newTenant("engineering-portal"));
    private final UserId inviter = new UserId(new People(DATABASE).member(tenant.value()));
    private final byte[] hash = hash();

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void whatIsOpenIsFoundAlsoPastItsDate() {
        UUID id = invited(Duration.ZERO);

        assertThat(find(id)).hasValueSatisfying(invitation -> {
            assertThat(invitation.promise()).isEqualTo(promise());
            assertThat(invitation.sentAt()).isEqualTo(invitation.createdAt());
            assertThat(invitation.expiresAt()).isEqualTo(invitation.createdAt());
        });
    }

    @Test
    void aNewTokenIsGoodForAWeekAndTheOneBeforeForNothing() {
        UUID id = invited(Duration.ZERO);
        byte[] next = hash();

        Optional<Instant> until = with(tenant.value(), open -> open.renew(tenant, id, next, WEEK));

        assertThat(until).hasValueSatisfying(end -> assertThat(end)
                .isAfter(Instant.now().plus(WEEK).minusSeconds(60)));
        assertThat(byToken(hash)).isEmpty();
        assertThat(byToken(next)).isPresent();
        assertThat(accept(id)).isPresent();
        assertThat(this.<Optional<Instant>>with(tenant.value(), open -> open.renew(tenant, id, hash(), WEEK)))
                .as("accepted meanwhile")
                .isEmpty();
    }

    @Test
    void whatIsWithdrawnIsAcceptedByNobody() {
        UUID id = invited(WEEK);

        assertThat(revoke(tenant, id)).isTrue();

        assertThat(accept(id)).isEmpty();
        assertThat(find(id)).isEmpty();
        assertThat(revoke(tenant, id)).isFalse();
    }

    @Test
    void roomIsMadeByWhatIsPastItsDateOrByAll() {
        UUID id = invited(WEEK);
        makeRoom(true);
        assertThat(find(id)).isPresent();

        makeRoom(false);
        assertThat(find(id)).isEmpty();

        UUID expired = invited(Duration.ZERO);
        makeRoom(true);
        assertThat(find(expired)).isEmpty();
    }

    @Test
    void anotherTenantFindsRenewsAndWithdrawsNothing() {
        UUID id = invited(WEEK);
        UUID elsewhere = DATABASE.newTenant("engineering-portal");

        assertThat(this.<Optional<OpenInvitation>>with(elsewhere, open -> open.find(tenant, id)))
                .isEmpty();
        assertThat(this.<Optional<Instant>>with(elsewhere, open -> open.renew(tenant, id, hash(), WEEK)))
                .isEmpty();
        assertThat(this.<Boolean>with(elsewhere, open -> open.revoke(tenant, id)))
                .isFalse();
        assertThat(find(id)).isPresent();
    }

    private Promise promise() {
        return new Promise(
                "p@people.example", "A Person", "client_user", null, Scope.TENANT, null, null, null, inviter);
    }

    private UUID invited(Duration life) {
        return UNIT.inTenant(tenant.value(), em -> invitations(em)
                .add(tenant, promise(), hash, life)
                .orElseThrow()
                .id());
    }

    private Optional<Invitations.Invitation> accept(UUID id) {
        return UNIT.inTenant(tenant.value(), em -> invitations(em).accept(new Invitations.Key(tenant, id)));
    }

    private Optional<Invitations.Key> byToken(byte[] token) {
        return UNIT.inTenant(Caller.PLATFORM.value(), em -> invitations(em).byTokenHash(token));
    }

    private static Invitations invitations(jakarta.persistence.EntityManager em) {
        var invitations = new Invitations();
        invitations.em = em;
        return invitations;
    }

    private Optional<OpenInvitation> find(UUID id) {
        return with(tenant.value(), open -> open.find(tenant, id));
    }

    private boolean revoke(TenantId of, UUID id) {
        return with(of.value(), open -> open.revoke(of, id));
    }

    private void makeRoom(boolean expiredOnly) {
        with(tenant.value(), open -> {
            open.makeRoom(tenant, promise().email(), expiredOnly);
            return null;
        });
    }

    private <T> T with(UUID entered, Function<OpenInvitations, T> work) {
        return UNIT.inTenant(entered, em -> {
            var open = new OpenInvitations();
            open.em = em;
            return work.apply(open);
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
