package io.holdfast.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.identity.usecase.InvitingPeople;
import io.holdfast.identity.usecase.KnownCallers;
import io.holdfast.identity.usecase.SignedIn;
import io.holdfast.identity.usecase.SigningIn;
import io.holdfast.identity.usecase.SigningOut;
import io.holdfast.identity.usecase.SigningUp;
import io.holdfast.identity.usecase.Visit;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an invitation to the end of a session. */
abstract class SigningInContract {
    private static final String PASSWORD = "correct horse battery";
    /** What a check may rely on that begins after a change: the product's default. */
    private static final Duration LEASE = Duration.ofMillis(250);

    @Inject
    InvitingPeople inviting;

    @Inject
    SigningUp signingUp;

    @Inject
    SigningIn signingIn;

    @Inject
    SigningOut signingOut;

    @Inject
    KnownCallers callers;

    @Inject
    CallerContext context;

    @Inject
    RunAs runAs;

    private final String email = "p-" + UUID.randomUUID() + "@people.example";
    private UUID firm;
    private Caller.Origin origin;

    @BeforeEach
    void aFirm() {
        firm = OwnersView.newTenant();
        OwnersView.work(sql -> {
            sql.enterTenant(firm);
            return sql.column("SELECT apply_role_pack('engineering-portal')");
        });
        origin = new Caller.Origin(
                "192.0.2." + (1 + (firm.hashCode() & 127)),
                "Browser",
                UUID.randomUUID().toString());
    }

    @Test
    void anInvitedPersonSignsUpInAndOut() {
        signUp(firm, email);

        SignedIn signedIn = signIn(PASSWORD);
        assertThat(context.caller().name()).isEqualTo(email);
        assertThat(context.caller().mayAny(Permission.READ_OWN_PROJECTS)).isTrue();
        assertThat(byCookie(signedIn)).hasValueSatisfying(caller -> {
            assertThat(caller.tenant().value()).isEqualTo(firm);
            assertThat(caller.mayAny(Permission.READ_OWN_PROJECTS)).isTrue();
        });
        assertThat(byToken(signedIn)).isEqualTo(byCookie(signedIn));

        signingOut.signOut();
        assertThat(byCookie(signedIn)).isEmpty();
        assertThat(byToken(signedIn)).isEmpty();
        assertThat(OwnersView.events(firm))
                .containsExactly("user.invite SUCCEEDED", "user.join SUCCEEDED", "LOGIN SUCCEEDED", "LOGOUT SUCCEEDED");
    }

    @Test
    void whatSomebodyChangesInTheDatabaseHoldsWhenTheLeaseIsSpent() {
        signUp(firm, email);
        Map<String, Predicate<Caller>> changes = new LinkedHashMap<>();
        changes.put("UPDATE user_roles SET revoked_at = now() WHERE tenant_id = ?", this::mayRead);
        changes.put("UPDATE user_roles SET revoked_at = NULL WHERE tenant_id = ?", caller -> !mayRead(caller));
        changes.put("DELETE FROM role_permissions WHERE tenant_id = ?", this::mayRead);
        changes.put("UPDATE sessions SET ended_at = now(), end_reason = 'revoked' WHERE tenant_id = ?", caller -> true);
        changes.put("UPDATE users SET status = 'disabled' WHERE tenant_id = ?", caller -> true);
        changes.forEach((change, allowed) -> {
            OwnersView.work(sql -> sql.update("UPDATE users SET status = 'active' WHERE tenant_id = ?", firm));
            SignedIn signedIn = signIn(PASSWORD);
            assertThat(byCookie(signedIn).filter(allowed)).as(change).isPresent();
            assertThat(byToken(signedIn).filter(allowed)).as(change).isPresent();

            OwnersView.work(sql -> sql.update(change, firm));
            long changed = System.nanoTime();

            assertThat(lastSeen(() -> byCookie(signedIn).filter(allowed).isPresent(), changed))
                    .as(change)
                    .isLessThan(LEASE);
            assertThat(byToken(signedIn).filter(allowed)).as(change).isEmpty();
        });
    }

    /** How long after the change the condition was still seen, in 800 ms. Every check counts from when it began. */
    private static Duration lastSeen(BooleanSupplier condition, long changed) {
        Duration last = Duration.ZERO;
        long begun = changed;
        while (begun - changed < 800_000_000L) {
            begun = System.nanoTime();
            if (condition.getAsBoolean()) {
                last = Duration.ofNanos(begun - changed);
            }
        }
        return last;
    }

    private boolean mayRead(Caller caller) {
        return caller.mayAny(Permission.READ_OWN_PROJECTS);
    }

    @Test
    void whicheverHalfIsWrongTheAnswerIsTheSame() {
        signUp(firm, email);

        refused(ProblemCode.SIGN_IN_FAILED, () -> signIn("wrong horse battery"));
        refused(ProblemCode.SIGN_IN_FAILED, () -> signIn("nobody@people.example", PASSWORD, null));
        refused(ProblemCode.SIGN_IN_FAILED, () -> signIn(email + "\0", PASSWORD, null));
        refused(ProblemCode.SIGN_IN_FAILED, () -> signIn("x".repeat(300), PASSWORD, null));
        refused(ProblemCode.SIGN_IN_FAILED, () -> signIn(email, "x".repeat(5000), null));
        refused(ProblemCode.SIGN_IN_FAILED, () -> signIn(email, PASSWORD, "platform"));
    }

    @Test
    void theDemoPasswordOpensNothingInProduction() {
        refused(ProblemCode.PASSWORD_REFUSED, () -> signUp(firm, email, "holdfast-demo"));
        refused(ProblemCode.SIGN_IN_FAILED, () -> signIn("holdfast-demo"));
    }

    @Test
    void afterTenWrongPasswordsTheRightOneWaits() {
        signUp(firm, email);
        for (int i = 0; i < 10; i++) {
            refused(ProblemCode.SIGN_IN_FAILED, () -> signIn("wrong horse battery"));
        }

        var locked = refused(ProblemCode.SIGN_IN_LOCKED, () -> signIn(PASSWORD));
        assertThat((Long) locked.members().get("retryAfterSeconds")).isBetween(1L, 900L);
    }

    @Test
    void whoeverIsLockedOutInOnePlaceSignsInFromAnother() {
        signUp(firm, email);
        for (int i = 0; i < 10; i++) {
            refused(ProblemCode.SIGN_IN_FAILED, () -> signIn("wrong horse battery"));
        }
        refused(ProblemCode.SIGN_IN_LOCKED, () -> signIn(PASSWORD));
        origin = new Caller.Origin(
                "2001:db8:0:" + Integer.toHexString(firm.hashCode() & 0xffff) + ":0:0:0:1", "Browser", "another-place");

        assertThat(signIn(PASSWORD)).isNotNull();
    }

    @Test
    void aLockIsOnRecordOnceHoweverManyKnock() {
        signUp(firm, email);
        for (int i = 0; i < 10; i++) {
            refused(ProblemCode.SIGN_IN_FAILED, () -> signIn("wrong horse battery"));
        }
        long before = OwnersView.deniedSignIns();
        for (int i = 0; i < 5; i++) {
            refused(ProblemCode.SIGN_IN_LOCKED, () -> signIn(PASSWORD));
        }
        assertThat(OwnersView.deniedSignIns()).isEqualTo(before + 1);
    }

    @Test
    void aSignInThatSucceedsForgetsTheAttemptsBefore() {
        signUp(firm, email);
        for (int i = 0; i < 9; i++) {
            refused(ProblemCode.SIGN_IN_FAILED, () -> signIn("wrong horse battery"));
        }
        signIn(PASSWORD);

        refused(ProblemCode.SIGN_IN_FAILED, () -> signIn("wrong horse battery"));
        assertThat(signIn(PASSWORD)).isNotNull();
    }

    @Test
    void aPersonOfTwoFirmsChoosesAfterThePasswordWasRight() {
        UUID second = firm;
        signUp(second, email);
        aFirm();
        signUp(firm, email);

        refused(ProblemCode.SIGN_IN_FAILED, () -> signIn("wrong horse battery"));
        var choice = refused(ProblemCode.TENANT_REQUIRED, () -> signIn(PASSWORD));
        assertThat((List<?>) choice.members().get("tenants")).hasSize(2);
        signIn(email, PASSWORD, "t-" + second);
        assertThat(context.tenant().value()).isEqualTo(second);
    }

    @Test
    void anInvitationServesOnceAndOnlyItsAddress() {
        String token = invite(firm, email);
        String other = "q-" + UUID.randomUUID() + "@people.example";

        refused(ProblemCode.INVITATION_INVALID, () -> accept(token, other, PASSWORD));
        refused(ProblemCode.INVITATION_INVALID, () -> accept("invented", email, PASSWORD));
        accept(token, email, PASSWORD);
        refused(ProblemCode.INVITATION_INVALID, () -> accept(token, email, PASSWORD));
    }

    @Test
    void anInvitationIsNoWayToTryPasswordsOfSomebodyElse() {
        signUp(firm, email);
        String mine = invite(firm, "q-" + UUID.randomUUID() + "@people.example");

        var wrong = refused(ProblemCode.INVITATION_INVALID, () -> accept(mine, email, "wrong horse battery"));
        var right = refused(ProblemCode.INVITATION_INVALID, () -> accept(mine, email, PASSWORD));
        var nobody = refused(ProblemCode.INVITATION_INVALID, () -> accept(mine, "nobody@people.example", "short"));

        assertThat(wrong).hasMessage(right.getMessage()).hasMessage(nobody.getMessage());
    }

    private void signUp(UUID tenant, String address) {
        signUp(tenant, address, PASSWORD);
    }

    private void signUp(UUID tenant, String address, String password) {
        accept(invite(tenant, address), address, password);
    }

    private String invite(UUID tenant, String address) {
        context.enter(Caller.anonymous(origin));
        return runAs.call(RunAs.system("operator", new TenantId(tenant), Permission.OPERATE), () -> inviting.invite(
                        address, "A Person", "client_user", null, null)
                .token());
    }

    private void accept(String token, String address, String password) {
        context.enter(Caller.anonymous(origin));
        signingUp.signUp(token, address, password, "A Person");
    }

    private SignedIn signIn(String password) {
        return signIn(email, password, null);
    }

    private SignedIn signIn(String address, String password, String tenant) {
        context.enter(Caller.anonymous(origin));
        return signingIn.signIn(address, password, tenant);
    }

    private Optional<Caller> byCookie(SignedIn signedIn) {
        return callers.bySessionToken(signedIn.sessionToken(), reading());
    }

    private Optional<Caller> byToken(SignedIn signedIn) {
        return callers.byAccessToken(signedIn.accessToken(), reading());
    }

    private Visit reading() {
        return new Visit(origin, true, false);
    }

    private static DomainException refused(ProblemCode code, ThrowingCallable call) {
        var thrown = new DomainException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class, e -> thrown[0] = e);
        assertThat(thrown[0].code()).isEqualTo(code);
        return thrown[0];
    }
}
