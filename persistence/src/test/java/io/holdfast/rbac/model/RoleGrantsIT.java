package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.RoleId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Grants;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.Scope;
import io.holdfast.testing.NotedRights;
import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleGrantsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);
    private static final NotedRights NOTED = new NotedRights();
    private static final Scope ACME = new Scope(Scope.Type.ACCOUNT, UUID.randomUUID());
    private static final Scope GLOBEX = new Scope(Scope.Type.ACCOUNT, UUID.randomUUID());

    private TenantId tenant;
    private UserId user;

    @BeforeEach
    void aMember() {
        tenant = new TenantId(PEOPLE.firm());
        user = new UserId(PEOPLE.member(tenant.value()));
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aRoleExpandsToThePermissionsOfItsPack() {
        grant("client_user", ACME);

        assertThat(grants().roles()).containsExactly("client_user");
        assertThat(grants().has(Permission.READ_OWN_PROJECTS)).isTrue();
        assertThat(grants().has(Permission.MANAGE_SYSTEM)).isFalse();
        assertThat(grants().hasInTenant(Permission.READ_OWN_PROJECTS)).isFalse();
        assertThat(grants().scopeIds(Permission.READ_OWN_PROJECTS, Scope.Type.ACCOUNT))
                .containsExactly(ACME.id());
    }

    @Test
    void theSameRoleInTwoScopesIsTwoGrants() {
        grant("client_user", ACME);
        grant("client_user", GLOBEX);

        assertThat(grants().scopeIds(Permission.READ_OWN_PROJECTS, Scope.Type.ACCOUNT))
                .containsExactlyInAnyOrder(ACME.id(), GLOBEX.id());
    }

    @Test
    void aRoleForTheWholeTenantHoldsEverywhere() {
        grant("internal_pm", Scope.TENANT);

        assertThat(grants().hasInTenant(Permission.READ_ALL_PROJECTS)).isTrue();
    }

    @Test
    void aGrantThatIsAlreadyThereIsNotAddedAgain() {
        assertThat(grant("client_user", ACME)).isTrue();
        assertThat(grant("client_user", ACME)).isFalse();
        assertThat(grant("client_user", Scope.TENANT)).isTrue();
        assertThat(grant("client_user", Scope.TENANT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "now() - interval '1 hour', now() + interval '1 hour', true",
        "now() - interval '1 hour', NULL,                      true",
        "now() - interval '2 hours', now() - interval '1 hour', false",
        "now() + interval '1 hour',  NULL,                      false"
    })
    void aGrantHoldsWithinItsTime(String from, String to, boolean holds) {
        grant("internal_pm", Scope.TENANT);
        change("valid_from = " + from + ", valid_to = " + to);

        assertThat(grants().has(Permission.READ_ALL_PROJECTS)).isEqualTo(holds);
        assertThat(grants().roles().isEmpty()).isEqualTo(!holds);
    }

    @Test
    void aGrantWithAConditionGivesNothingAtADoorWithoutAttributes() {
        grant("internal_pm", Scope.TENANT);
        change("condition = '{\"resource.status\": \"active\"}'");

        assertThat(grants().has(Permission.READ_ALL_PROJECTS)).isFalse();
        assertThat(grants().roles()).isEmpty();
    }

    @Test
    void aGrantEndsAtItsEndAndNotAfterIt() {
        grant("internal_pm", Scope.TENANT);

        // now() is the start of the transaction: half-open, so the end itself is outside.
        boolean held = UNIT.inTenant(tenant.value(), em -> {
            em.createNativeQuery("update user_roles set valid_to = now()").executeUpdate();
            return repository(em).of(tenant, user).has(Permission.READ_ALL_PROJECTS);
        });

        assertThat(held).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "now() - interval '1 hour', NULL,                      NULL",
        "now() - interval '1 hour', now() + interval '1 hour', now() + interval '1 hour'",
        "now() + interval '1 hour', NULL,                      now() + interval '1 hour'",
        "now() + interval '1 hour', now() + interval '2 hours', now() + interval '1 hour'",
        "now() - interval '2 hours', now() - interval '1 hour', NULL"
    })
    void theNextBeginOrEndOfAGrantIsKnown(String from, String to, String next) {
        grant("internal_pm", Scope.TENANT);
        change("valid_from = " + from + ", valid_to = " + to);

        Instant changesAt =
                with(tenant, grants -> grants.heldBy(tenant, user, null)).changesAt();

        if (next.equals("NULL")) {
            assertThat(changesAt).isNull();
        } else {
            assertThat(changesAt)
                    .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3700));
        }
    }

    @Test
    void aNewGrantIsNotedAsAChangeOfRights() {
        int before = NOTED.noted();

        grant("internal_pm", Scope.TENANT);

        assertThat(NOTED.noted()).isEqualTo(before + 1);
    }

    @Test
    void aRevokedGrantIsGoneAndMayBeGivenAgain() {
        grant("internal_pm", Scope.TENANT);
        change("revoked_at = now()");
        assertThat(grants()).isEqualTo(Grants.NONE);

        assertThat(grant("internal_pm", Scope.TENANT)).isTrue();
        assertThat(grants().has(Permission.READ_ALL_PROJECTS)).isTrue();
    }

    @Test
    void aRoleWithoutPermissionsIsStillHeld() {
        DATABASE.inTenant(
                tenant.value(),
                sql -> sql.update(
                        "INSERT INTO roles (tenant_id, id, name, description, level) VALUES (?, ?, 'guest', '', 1)",
                        tenant.value(),
                        UUID.randomUUID()));
        grant("guest", Scope.TENANT);

        assertThat(grants().roles()).containsExactly("guest");
        assertThat(grants().all()).isEmpty();
    }

    @Test
    void aRoleHoldsWhatItTakesOverFromOthersUnderItsOwnName() {
        takesOver("internal_pm", "internal_engineer");
        takesOver("internal_engineer", "client_admin");
        grant("internal_pm", ACME);

        assertThat(grants().roles()).containsExactly("internal_pm");
        assertThat(grants().scopeIds(Permission.ACCESS_TECHNICAL_DATA, Scope.Type.ACCOUNT))
                .containsExactly(ACME.id());
        assertThat(grants().has(Permission.MANAGE_ACCOUNT_USERS)).isTrue();
        assertThat(grants().all()).extracting(Grants.Grant::role).containsOnly("internal_pm");
        assertThat(grants().all()).doesNotHaveDuplicates();
    }

    @Test
    void whatAPersonIsDeniedIsInNoneOfTheirGrants() {
        takesOver("internal_pm", "internal_engineer");
        grant("internal_pm", Scope.TENANT);
        grant("internal_engineer", ACME);
        deny(Permission.READ_ALL_PROJECTS, "now() - interval '1 hour'", "NULL");

        assertThat(grants().has(Permission.READ_ALL_PROJECTS)).isFalse();
        assertThat(grants().has(Permission.READ_ALL_INVOICES)).isTrue();
        assertThat(grants().roles()).containsExactlyInAnyOrder("internal_pm", "internal_engineer");
    }

    @ParameterizedTest
    @CsvSource({
        "now() - interval '1 hour', now() + interval '1 hour', false, true",
        "now() - interval '2 hours', now() - interval '1 hour', true, false",
        "now() + interval '1 hour', NULL,                      true, true"
    })
    void aDenyHoldsWithinItsTimeAndItsNextBeginOrEndIsKnown(String from, String to, boolean holds, boolean changes) {
        grant("internal_pm", Scope.TENANT);
        deny(Permission.READ_ALL_PROJECTS, from, to);

        assertThat(grants().has(Permission.READ_ALL_PROJECTS)).isEqualTo(holds);
        assertThat(with(tenant, grants -> grants.heldBy(tenant, user, null)).changesAt() != null)
                .isEqualTo(changes);
    }

    @Test
    void theDenyOfAnotherPersonAndALiftedOneTakeNothingAway() {
        grant("internal_pm", Scope.TENANT);
        deny(Permission.READ_ALL_PROJECTS, "now()", "NULL");
        DATABASE.asOwner(
                sql -> sql.update("UPDATE permission_denies SET revoked_at = now() WHERE user_id = ?", user.value()));
        var other = user;
        user = new UserId(PEOPLE.member(tenant.value()));
        deny(Permission.READ_ALL_PROJECTS, "now()", "NULL");
        user = other;

        assertThat(grants().has(Permission.READ_ALL_PROJECTS)).isTrue();
    }

    @Test
    void grantsOfOthersAndOfOtherTenantsDoNotCount() {
        grant("admin", Scope.TENANT);
        var other = new UserId(PEOPLE.member(tenant.value()));
        var elsewhere = new TenantId(PEOPLE.firm());

        assertThat(grantsOf(tenant, tenant, other)).isEqualTo(Grants.NONE);
        assertThat(grantsOf(elsewhere, tenant, user)).isEqualTo(Grants.NONE);
        assertThat(grantsOf(elsewhere, elsewhere, user)).isEqualTo(Grants.NONE);
    }

    @Test
    void aRoleIsFoundByItsNameInItsTenantAlone() {
        assertThat(roleOf(tenant, "no_such_role")).isEmpty();
        var elsewhere = new TenantId(PEOPLE.firm());
        assertThat(roleOf(elsewhere, "admin")).isEmpty();
    }

    private void takesOver(String senior, String junior) {
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO role_hierarchy (tenant_id, id, senior_id, junior_id)"
                        + " SELECT s.tenant_id, gen_random_uuid(), s.id, j.id FROM roles s, roles j"
                        + " WHERE s.tenant_id = ? AND j.tenant_id = s.tenant_id AND s.name = ? AND j.name = ?",
                tenant.value(),
                senior,
                junior));
    }

    private void deny(Permission permission, String from, String to) {
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO permission_denies (tenant_id, id, user_id, permission_id, reason, valid_from, valid_to)"
                        + " SELECT tenant_id, gen_random_uuid(), ?, id, 'a test', " + from + ", " + to
                        + " FROM permissions WHERE tenant_id = ? AND name = ?",
                user.value(),
                tenant.value(),
                permission.key()));
    }

    private boolean grant(String role, Scope scope) {
        return with(tenant, grants -> {
            RoleId id = grants.role(tenant, role).orElseThrow();
            return grants.add(tenant, user, id, scope, Map.of(), null);
        });
    }

    private Grants grants() {
        return grantsOf(tenant, tenant, user);
    }

    private static Grants grantsOf(TenantId entered, TenantId tenant, UserId user) {
        return with(entered, grants -> grants.of(tenant, user));
    }

    private Optional<RoleId> roleOf(TenantId entered, String name) {
        return with(entered, grants -> grants.role(tenant, name));
    }

    private void change(String columns) {
        DATABASE.asOwner(sql -> sql.update("UPDATE user_roles SET " + columns + " WHERE user_id = ?", user.value()));
    }

    private static <T> T with(TenantId entered, Function<RoleGrants, T> work) {
        return UNIT.inTenant(entered.value(), em -> work.apply(repository(em)));
    }

    private static RoleGrants repository(jakarta.persistence.EntityManager em) {
        var grants = new RoleGrants();
        grants.em = em;
        grants.rights = NOTED;
        return grants;
    }
}
