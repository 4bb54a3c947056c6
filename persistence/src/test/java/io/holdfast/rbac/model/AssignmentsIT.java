package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.decision.Decision.Reason;
import io.holdfast.rbac.decision.Evaluator;
import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Question;
import io.holdfast.shared.id.RoleId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.security.Scope;
import io.holdfast.testing.NotedRights;
import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Assignments, the catalogue of roles and the facts of a decision, as the database has them. */
class AssignmentsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);
    private static final NotedRights NOTED = new NotedRights();

    private TenantId tenant;
    private UserId user;
    private Scope acme;
    private Scope globex;
    private Scope bridge;

    @BeforeEach
    void aFirmWithTwoClientsAndAProject() {
        tenant = new TenantId(PEOPLE.firm());
        user = new UserId(PEOPLE.member(tenant.value()));
        acme = account("acme");
        globex = account("globex");
        bridge = new Scope(Scope.Type.PROJECT, UUID.randomUUID());
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO projects_cache (tenant_id, id, zoho_project_id, account_id, name, status, last_synced)"
                        + " VALUES (?, ?, ?, ?, 'Bridge', 'active', now())",
                tenant.value(),
                bridge.id(),
                bridge.id().toString(),
                acme.id()));
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void anAssignmentIsFoundWithItsPersonRoleScopeAndTimes() {
        Instant from = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MICROS);
        UUID id = with(a -> a.add(tenant, user, role("client_admin"), acme, from, from.plusSeconds(60), Map.of(), user))
                .orElseThrow();

        AssignedRole found = with(a -> a.find(tenant, Area.ALL, id)).orElseThrow();

        assertThat(found.user()).isEqualTo(user);
        assertThat(found.email()).contains("@people.example");
        assertThat(found.role()).isEqualTo("client_admin");
        assertThat(found.level()).isEqualTo(20);
        assertThat(found.scope()).isEqualTo(acme);
        assertThat(found.validFrom()).isEqualTo(from);
        assertThat(found.validTo()).isEqualTo(from.plusSeconds(60));
        assertThat(found.assignedBy()).isEqualTo(user.value());
    }

    @Test
    void theSameRoleInTheSameScopeIsNotAddedTwiceAndAfterItsEndItIs() {
        UUID first = assign("client_user", acme);
        assertThat(this.<Optional<UUID>>with(
                        a -> a.add(tenant, user, role("client_user"), acme, null, null, Map.of(), null)))
                .isEmpty();
        DATABASE.asOwner(sql -> sql.update(
                "UPDATE user_roles SET valid_from = now() - interval '2 s', valid_to = now() - interval '1 s' WHERE id = ?",
                first));

        assertThat(this.<Optional<AssignedRole>>with(a -> a.find(tenant, Area.ALL, first)))
                .isEmpty();
        assertThat(this.<Optional<UUID>>with(
                        a -> a.add(tenant, user, role("client_user"), acme, null, null, Map.of(), null)))
                .isPresent();
        assertThat(DATABASE.<Boolean>asOwner(
                        sql -> sql.one("SELECT revoked_at = valid_to FROM user_roles WHERE id = ?", first)))
                .as("it ended when it ended")
                .isTrue();
    }

    @Test
    void aRevokedAssignmentIsGoneAndKeepsWhoDidIt() {
        UUID id = assign("client_user", acme);
        int noted = NOTED.noted();

        assertThat(this.<Boolean>with(a -> a.revoke(tenant, id, user))).isTrue();

        assertThat(NOTED.noted()).isEqualTo(noted + 1);
        assertThat(this.<Boolean>with(a -> a.revoke(tenant, id, user)))
                .as("twice")
                .isFalse();
        assertThat(this.<Optional<AssignedRole>>with(a -> a.find(tenant, Area.ALL, id)))
                .isEmpty();
        assertThat(DATABASE.<UUID>asOwner(sql -> sql.one("SELECT revoked_by FROM user_roles WHERE id = ?", id)))
                .isEqualTo(user.value());
    }

    @Test
    void anAreaShowsWhatLiesWithinItAndNothingElse() {
        UUID atAcme = assign("client_user", acme);
        UUID atProject = assign("client_user", bridge);
        UUID atGlobex = assign("client_user", globex);
        UUID everywhere = assign("internal_pm", Scope.TENANT);

        assertThat(ids(Area.ofAccount(acme.id()))).containsExactlyInAnyOrder(atAcme, atProject);
        assertThat(ids(Area.ofAccount(globex.id()))).containsExactly(atGlobex);
        assertThat(ids(Area.ofLocation(acme.id()))).isEmpty();
        assertThat(ids(Area.NONE)).isEmpty();
        assertThat(ids(Area.ALL)).containsExactlyInAnyOrder(atAcme, atProject, atGlobex, everywhere);
        assertThat(this.<Optional<AssignedRole>>with(a -> a.find(tenant, Area.ofAccount(acme.id()), atGlobex)))
                .isEmpty();
    }

    @Test
    void anAreaKnowsItsPeople() {
        UserId stranger = new UserId(PEOPLE.member(tenant.value()));
        UserId ofAcme = new UserId(PEOPLE.member(tenant.value()));
        DATABASE.asOwner(sql -> sql.update("UPDATE users SET account_id = ? WHERE id = ?", acme.id(), ofAcme.value()));
        assign("client_user", bridge);

        assertThat(knows(Area.ofAccount(acme.id()), user)).isTrue();
        assertThat(knows(Area.ofAccount(acme.id()), ofAcme)).isTrue();
        assertThat(knows(Area.ofAccount(acme.id()), stranger)).isFalse();
        assertThat(knows(Area.ALL, stranger)).isTrue();
        assertThat(knows(Area.ALL, UserId.next())).isFalse();
        assertThat(knows(Area.NONE, user)).isFalse();
    }

    @Test
    void pagesFollowEachOther() {
        List<UUID> all =
                List.of(assign("client_user", acme), assign("client_admin", acme), assign("client_user", globex));

        assertThat(this.<List<AssignedRole>>with(a -> a.page(tenant, Area.ALL, user, all.get(0), 1)))
                .extracting(AssignedRole::id)
                .containsExactly(all.get(1));
    }

    @Test
    void aRoleIsToldWithItsKeysAndThoseItTakesOver() {
        takesOver("internal_pm", "internal_engineer");

        RoleInfo manager = catalogue(c -> c.role(tenant, "internal_pm")).orElseThrow();

        assertThat(manager.permissions()).contains("read:all-invoices").doesNotContain("access:technical-data");
        assertThat(manager.takesOver()).containsExactly("internal_engineer");
        assertThat(manager.level()).isEqualTo(40);
        assertThat(manager.system()).isTrue();
        assertThat(this.<List<String>>catalogue(c -> c.held(tenant, "internal_pm")))
                .contains("read:all-invoices", "access:technical-data")
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(this.<Optional<RoleInfo>>catalogue(c -> c.role(tenant, "nobody")))
                .isEmpty();
    }

    @Test
    void rolesAndPermissionsAreReadPageByPage() {
        List<RoleInfo> roles = catalogue(c -> c.roles(tenant, null, 200));
        assertThat(roles)
                .extracting(RoleInfo::name)
                .containsExactly("admin", "client_admin", "client_user", "internal_engineer", "internal_pm");
        RoleInfo second = roles.get(1);
        assertThat(this.<List<RoleInfo>>catalogue(c -> c.roles(tenant, new Cursor(second.name(), second.id()), 1)))
                .containsExactly(roles.get(2));

        List<PermissionInfo> permissions = catalogue(c -> c.permissions(tenant, null, 200));
        assertThat(permissions).hasSize(19).allSatisfy(p -> assertThat(p.name())
                .isEqualTo(p.action() + ":" + p.resource()));
        PermissionInfo first = permissions.get(0);
        assertThat(this.<List<PermissionInfo>>catalogue(
                        c -> c.permissions(tenant, new Cursor(first.name(), first.id()), 1)))
                .containsExactly(permissions.get(1));
    }

    @Test
    void theFactsOfADecisionAreThoseOfTheDatabase() {
        takesOver("internal_pm", "internal_engineer");
        UUID assigned = assign("internal_pm", acme);
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO permission_denies (tenant_id, id, user_id, permission_id, reason)"
                        + " SELECT tenant_id, gen_random_uuid(), ?, id, 'a test' FROM permissions"
                        + " WHERE tenant_id = ? AND name = 'read:all-invoices'",
                user.value(),
                tenant.value()));

        Facts facts = facts(user, "access:technical-data", bridge);

        assertThat(facts.tenantActive()).isTrue();
        assertThat(facts.members()).isEqualTo(Map.of(user.value(), true));
        assertThat(facts.assignments()).extracting(Facts.Assignment::id).containsExactly(assigned);
        assertThat(facts.denials()).isEmpty();
        assertThat(facts.templatePermissions().values()).containsOnly(Set.of("access:technical-data"));
        assertThat(facts.ownPermissions()).isEmpty();
        assertThat(facts.within()).isEqualTo(Map.of(bridge, acme, acme, Scope.TENANT));

        assertThat(decided("access:technical-data", bridge)).isEqualTo(Reason.GRANTED);
        assertThat(decided("access:technical-data", globex)).isEqualTo(Reason.NOT_GRANTED);
        assertThat(decided("access:technical-data", Scope.TENANT)).isEqualTo(Reason.NOT_GRANTED);
        assertThat(decided("read:all-invoices", acme)).isEqualTo(Reason.DENIED_EXPLICITLY);
        assertThat(decided("read:all-invoices", new Scope(Scope.Type.ACCOUNT, UUID.randomUUID())))
                .isEqualTo(Reason.RESOURCE_NOT_HERE);
    }

    @Test
    void aPlaceOfAnotherTenantADisabledMemberAndASuspendedTenantAreNoFacts() {
        assign("admin", Scope.TENANT);
        var elsewhere = new TenantId(PEOPLE.firm());
        UUID theirs = UUID.randomUUID();
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO accounts (tenant_id, id, slug, name) VALUES (?, ?, 'theirs', 'Theirs')",
                elsewhere.value(),
                theirs));
        assertThat(decided("manage:system", new Scope(Scope.Type.ACCOUNT, theirs)))
                .isEqualTo(Reason.RESOURCE_NOT_HERE);

        DATABASE.asOwner(sql -> sql.update("UPDATE users SET status = 'disabled' WHERE id = ?", user.value()));
        assertThat(decided("manage:system", Scope.TENANT)).isEqualTo(Reason.MEMBER_DISABLED);

        DATABASE.asOwner(sql -> sql.update("UPDATE tenants SET status = 'suspended' WHERE id = ?", tenant.value()));
        assertThat(decided("manage:system", Scope.TENANT)).isEqualTo(Reason.TENANT_NOT_ACTIVE);
    }

    @Test
    void thoseOfSeveralPeopleWhoAreKnownInAnAreaAreFoundTogether() {
        var stranger = new UserId(PEOPLE.member(tenant.value()));
        Set<UserId> people = Set.of(user, stranger, new UserId(UUID.randomUUID()));
        assign("client_admin", acme);

        assertThat(this.<Set<UserId>>with(a -> a.known(tenant, Area.ofAccount(acme.id()), people)))
                .containsExactly(user);
        assertThat(this.<Set<UserId>>with(a -> a.known(tenant, Area.ofLocation(UUID.randomUUID()), people)))
                .isEmpty();
        assertThat(this.<Set<UserId>>with(a -> a.known(tenant, Area.ALL, people)))
                .containsExactlyInAnyOrder(user, stranger);
    }

    @Test
    void whoLocksTheRightsIsToldTheirEpoch() {
        long before = lockedAt();
        assign("admin", Scope.TENANT);
        assertThat(lockedAt()).isEqualTo(before + 1);
    }

    private long lockedAt() {
        return UNIT.<Long>inTenant(tenant.value(), em -> {
            var epochs = new Epochs();
            epochs.em = em;
            assertThat(epochs.lock(false)).isEqualTo(epochs.standing(tenant).epoch());
            return epochs.lock(true);
        });
    }

    private Reason decided(String permission, Scope place) {
        return Evaluator.decide(
                        facts(user, permission, place),
                        new Question(
                                tenant.value(),
                                user.value(),
                                permission,
                                place,
                                Instant.now().plusSeconds(1)))
                .reason();
    }

    private Facts facts(UserId of, String permission, Scope place) {
        return UNIT.inTenant(tenant.value(), em -> decisions(em).about(tenant, of, permission, place));
    }

    private static DecisionFacts decisions(EntityManager em) {
        var facts = new DecisionFacts();
        facts.em = em;
        facts.places = new Places();
        facts.places.em = em;
        return facts;
    }

    private Scope account(String slug) {
        UUID id = UUID.randomUUID();
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO accounts (tenant_id, id, slug, name) VALUES (?, ?, ?, ?)",
                tenant.value(),
                id,
                slug,
                slug));
        return new Scope(Scope.Type.ACCOUNT, id);
    }

    private void takesOver(String senior, String junior) {
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO role_hierarchy (tenant_id, id, senior_id, junior_id) VALUES (?, gen_random_uuid(), ?, ?)",
                tenant.value(),
                role(senior).value(),
                role(junior).value()));
    }

    private UUID assign(String role, Scope scope) {
        return with(a -> a.add(tenant, user, role(role), scope, null, null, Map.of(), null))
                .orElseThrow();
    }

    private RoleId role(String name) {
        return new RoleId(DATABASE.<UUID>asOwner(
                sql -> sql.one("SELECT id FROM roles WHERE tenant_id = ? AND name = ?", tenant.value(), name)));
    }

    private List<UUID> ids(Area area) {
        return with(a -> a.page(tenant, area, user, null, 200)).stream()
                .map(AssignedRole::id)
                .toList();
    }

    private boolean knows(Area area, UserId person) {
        return with(a -> a.knows(tenant, area, person));
    }

    private <T> T with(Function<Assignments, T> work) {
        return UNIT.inTenant(tenant.value(), em -> {
            var assignments = new Assignments();
            assignments.em = em;
            assignments.rights = NOTED;
            return work.apply(assignments);
        });
    }

    private <T> T catalogue(Function<RoleCatalogue, T> work) {
        return UNIT.inTenant(tenant.value(), em -> {
            var catalogue = new RoleCatalogue();
            catalogue.em = em;
            return work.apply(catalogue);
        });
    }
}
