package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.model.PeopleList.State;
import io.holdfast.rbac.model.PeopleList.Wanted;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleListIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);
    private static final Wanted EVERYBODY = new Wanted(null, null, null, EnumSet.allOf(State.class));

    private final TenantId tenant = new TenantId(PEOPLE.firm());
    private final UUID acme = account("acme");
    private final UUID globex = account("globex");

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @BeforeEach
    void people() {
        member("Ada", "active", acme, "client_user");
        member("Bob", "disabled", acme, null);
        member("Cyd", "active", null, "admin");
        invited("Dan", acme, "account", acme, "client_admin", "true");
        invited("Eve", globex, "account", globex, "client_user", "expires_at = now() - interval '1 day'");
        invited("Fay", null, "tenant", null, "admin", "true");
        invited("Gus", acme, "account", acme, "client_user", "revoked_at = now()");
        invited("Hal", acme, "account", acme, "client_user", "accepted_at = now()");
    }

    @Test
    void membersAndWhoIsInvitedStandInOneListByName() {
        assertThat(names(Area.ALL, EVERYBODY)).containsExactly("Ada", "Bob", "Cyd", "Dan", "Eve", "Fay");
        assertThat(page(Area.ALL, EVERYBODY, null, 10))
                .extracting(Member::state)
                .containsExactly(
                        State.ACTIVE, State.DISABLED, State.ACTIVE, State.INVITED, State.INVITED, State.INVITED);
        assertThat(page(Area.ALL, EVERYBODY, null, 10).get(3)).satisfies(dan -> {
            assertThat(dan.roles()).containsExactly("client_admin");
            assertThat(dan.account()).isEqualTo("acme");
            assertThat(dan.invitedUntil()).isAfter(dan.since());
            assertThat(dan.active()).isFalse();
        });
        assertThat(page(Area.ALL, EVERYBODY, null, 10).get(0)).satisfies(ada -> {
            assertThat(ada.roles()).containsExactly("client_user");
            assertThat(ada.accountId()).isEqualTo(acme);
            assertThat(ada.invitedUntil()).isNull();
        });
    }

    @Test
    void eachFilterNarrowsBothKinds() {
        assertThat(names(Area.ALL, in(State.ACTIVE))).containsExactly("Ada", "Cyd");
        assertThat(names(Area.ALL, in(State.DISABLED))).containsExactly("Bob");
        assertThat(names(Area.ALL, in(State.INVITED))).containsExactly("Dan", "Eve", "Fay");
        assertThat(names(Area.ALL, Wanted.MEMBERS)).containsExactly("Ada", "Bob", "Cyd");
        assertThat(names(Area.ALL, EVERYBODY.about("nobody like this"))).isEmpty();
        // No letter that the ids in their addresses may have.
        assertThat(names(Area.ALL, EVERYBODY.about("y"))).containsExactly("Cyd", "Fay");
        assertThat(names(Area.ALL, EVERYBODY.holding("client_user"))).containsExactly("Ada", "Eve");
        assertThat(names(Area.ALL, new Wanted(null, null, acme, EVERYBODY.states())))
                .containsExactly("Ada", "Bob", "Dan");
    }

    @Test
    void whoLooksAfterAnAccountSeesItsPeopleAndItsInvitationsAlone() {
        assertThat(names(Area.ofAccount(acme), EVERYBODY)).containsExactly("Ada", "Bob", "Dan");
        assertThat(names(Area.ofAccount(globex), EVERYBODY)).containsExactly("Eve");
        assertThat(names(Area.ofLocation(UUID.randomUUID()), EVERYBODY)).isEmpty();
        UUID dan = page(Area.ALL, EVERYBODY.about("dan"), null, 1).get(0).user().value();
        assertThat(this.<Boolean>with(people ->
                        people.invited(tenant, Area.ofAccount(acme), dan).isPresent()))
                .isTrue();
        assertThat(this.<Boolean>with(people ->
                        people.invited(tenant, Area.ofAccount(globex), dan).isPresent()))
                .isFalse();
    }

    @Test
    void pagesTogetherHoldEverybodyOnce() {
        List<String> read = new ArrayList<>();
        List<Member> page = page(Area.ALL, EVERYBODY, null, 2);
        while (!page.isEmpty()) {
            page.forEach(member -> read.add(member.name()));
            Member last = page.get(page.size() - 1);
            page = page(Area.ALL, EVERYBODY, new Cursor(last.name(), last.user().value()), 2);
        }

        assertThat(read).containsExactly("Ada", "Bob", "Cyd", "Dan", "Eve", "Fay");
    }

    @Test
    void anotherTenantSeesNobody() {
        UUID elsewhere = PEOPLE.firm();

        List<Member> seen = UNIT.inTenant(elsewhere, em -> list(em).page(tenant, Area.ALL, EVERYBODY, null, 10));

        assertThat(seen).isEmpty();
    }

    private static Wanted in(State state) {
        return new Wanted(null, null, null, Set.of(state));
    }

    private List<String> names(Area area, Wanted wanted) {
        return page(area, wanted, null, 10).stream().map(Member::name).toList();
    }

    private List<Member> page(Area area, Wanted wanted, Cursor after, int limit) {
        return with(people -> people.page(tenant, area, wanted, after, limit));
    }

    private <T> T with(Function<PeopleList, T> work) {
        return UNIT.inTenant(tenant.value(), em -> work.apply(list(em)));
    }

    private static PeopleList list(jakarta.persistence.EntityManager em) {
        var people = new PeopleList();
        people.em = em;
        return people;
    }

    private UUID account(String name) {
        UUID id = UUID.randomUUID();
        return DATABASE.asOwner(sql -> {
            sql.update(
                    "INSERT INTO accounts (tenant_id, id, slug, name) VALUES (?, ?, ?, ?)",
                    tenant.value(),
                    id,
                    name,
                    name);
            return id;
        });
    }

    private void member(String name, String status, UUID account, String role) {
        UUID user = PEOPLE.member(tenant.value());
        DATABASE.asOwner(sql -> {
            sql.update(
                    "UPDATE users SET name = ?, status = ?, account_id = CAST(? AS uuid) WHERE tenant_id = ? AND id ="
                            + " ?",
                    name,
                    status,
                    account == null ? null : account.toString(),
                    tenant.value(),
                    user);
            if (role != null) {
                sql.update(
                        "INSERT INTO user_roles (tenant_id, id, user_id, role_id, scope_type) SELECT tenant_id,"
                                + " gen_random_uuid(), ?, id, 'tenant' FROM roles WHERE tenant_id = ? AND name = ?",
                        user,
                        tenant.value(),
                        role);
            }
            return null;
        });
    }

    private void invited(String name, UUID account, String type, UUID scope, String role, String then) {
        UUID id = UUID.randomUUID();
        DATABASE.asOwner(sql -> {
            sql.update(
                    "INSERT INTO invitations (tenant_id, id, email, name, role, account_id, scope_type, scope_id,"
                            + " token_hash, expires_at) VALUES (?, ?, ?, ?, ?, CAST(? AS uuid), ?, CAST(? AS uuid),"
                            + " sha256(CAST(? AS bytea)), now() + interval '1 day')",
                    tenant.value(),
                    id,
                    id + "@people.example",
                    name,
                    role,
                    account == null ? null : account.toString(),
                    type,
                    scope == null ? null : scope.toString(),
                    id.toString());
            if (!then.equals("true")) {
                sql.update("UPDATE invitations SET " + then + " WHERE id = ?", id);
            }
            return null;
        });
    }
}
