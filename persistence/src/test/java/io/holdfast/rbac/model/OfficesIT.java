package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.model.Offices.Vacant;
import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which roles change hands by terms, and who holds them. */
class OfficesIT {
    private static final String PACK = "parent-teacher-organization";
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);

    private UUID tenant;
    private UUID person;

    @BeforeEach
    void anOrganizationWithAMember() {
        tenant = DATABASE.newTenant(PACK);
        DATABASE.inTenant(tenant, sql -> sql.column("SELECT apply_role_pack('" + PACK + "')"));
        person = PEOPLE.member(tenant);
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void whatThePackMarksAndWhatHasAnEndIsAnOffice() {
        give("treasurer", "now()", null);
        give("member", "now()", null);
        give("volunteer", "now()", "now() + interval '1 day'");
        give("president", "now() + interval '1 day'", null);

        assertThat(held(Area.ALL)).containsExactly("president", "treasurer", "volunteer");
        assertThat(held(Area.ofAccount(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void aRoleThatTheOrganizationMarksItselfIsAnOfficeWithoutAnEndAndWhileNobodyHoldsIt() {
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO roles (tenant_id, id, name, description, level, office)"
                        + " VALUES (?, gen_random_uuid(), 'webmaster', '', 20, true), (?, gen_random_uuid(), 'helper', '', 20, false)",
                tenant,
                tenant));

        assertThat(this.<List<Vacant>>with(offices -> offices.vacant(new TenantId(tenant))))
                .extracting(Vacant::role)
                .contains("webmaster")
                .doesNotContain("helper");
        give("webmaster", "now()", null);
        give("helper", "now()", null);
        assertThat(held(Area.ALL)).containsExactly("webmaster");
    }

    @Test
    void whatHasEndedOrWasTakenBackIsHeldByNobody() {
        give("secretary", "now() - interval '2 days'", "now() - interval '1 day'");
        give("treasurer", "now()", null);
        DATABASE.asOwner(sql -> sql.update("UPDATE user_roles SET revoked_at = now() WHERE tenant_id = ?", tenant));
        give("president", "now() + interval '1 day'", null);

        assertThat(held(Area.ALL)).containsExactly("president");
        assertThat(this.<List<Vacant>>with(offices -> offices.vacant(new TenantId(tenant))))
                .extracting(Vacant::role)
                .containsExactly("vice_president", "secretary", "treasurer", "committee_chair");
    }

    @Test
    void noMoreAreReadThanAreAskedFor() {
        give("treasurer", "now()", null);
        give("president", "now()", null);

        assertThat(this.<List<AssignedRole>>with(offices -> offices.held(new TenantId(tenant), Area.ALL, 1)))
                .extracting(AssignedRole::role)
                .containsExactly("president");
    }

    private void give(String role, String from, String to) {
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO user_roles (tenant_id, id, user_id, role_id, valid_from, valid_to) SELECT tenant_id, ?, ?, id, "
                        + from + ", " + to + " FROM roles WHERE tenant_id = ? AND name = ?",
                UUID.randomUUID(),
                person,
                tenant,
                role));
    }

    private List<String> held(Area area) {
        return this.<List<AssignedRole>>with(offices -> offices.held(new TenantId(tenant), area, 10)).stream()
                .map(AssignedRole::role)
                .toList();
    }

    private <T> T with(Function<Offices, T> work) {
        return UNIT.inTenant(tenant, em -> {
            var offices = new Offices();
            offices.em = em;
            return work.apply(offices);
        });
    }
}
