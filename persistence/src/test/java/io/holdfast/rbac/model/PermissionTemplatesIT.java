package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.NotedRights;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions of templates: a parent-teacher organization, and releases that publish more of them. */
class PermissionTemplatesIT {
    private static final String PTO = "parent-teacher-organization";
    private static final String BUDGET = "budget";
    private static final String VOLUNTEER = "volunteer";
    private static final String APPROVE = "approve:budget";

    private final TestDatabase database = TestDatabase.migrated();
    private final TestUnit unit = new TestUnit(database);
    private final NotedRights noted = new NotedRights();
    private UUID tenant;

    @BeforeEach
    void anOrganization() {
        tenant = organization();
    }

    @AfterEach
    void close() {
        unit.close();
    }

    @Test
    void anOrganizationBeginsWithTheNewestOfEachModuleAndFollowsIt() {
        assertThat(this.<List<PermissionTemplate>>with(t -> t.all(new TenantId(tenant))))
                .hasSizeGreaterThan(5)
                .allMatch(PermissionTemplate::followsNewest)
                .allMatch(template -> template.version() == template.newest())
                .allMatch(template -> template.pack().equals(PTO));
        assertThat(this.<PermissionTemplate>with(
                        t -> t.find(new TenantId(tenant), PTO, BUDGET).orElseThrow()))
                .isEqualTo(new PermissionTemplate(PTO, BUDGET, 1, 1, true));
        assertThat(this.<Boolean>with(
                        t -> t.find(new TenantId(tenant), PTO, "projects").isPresent()))
                .isFalse();
    }

    @Test
    void whoFollowsGetsWhatAReleaseGivesAndTakesAndWhoStaysDoesNot() {
        UUID staying = organization();
        choose(staying, 1, false);

        give(VOLUNTEER, APPROVE);
        take("treasurer", APPROVE);

        assertThat(holders(tenant, APPROVE)).containsExactly("president", VOLUNTEER);
        assertThat(holders(staying, APPROVE)).containsExactly("president", "treasurer");
        assertThat(this.<PermissionTemplate>with(
                        t -> t.find(new TenantId(tenant), PTO, BUDGET).orElseThrow()))
                .as("each transaction publishes one version")
                .isEqualTo(new PermissionTemplate(PTO, BUDGET, 3, 3, true));
    }

    @Test
    void severalStatementsOfOneReleaseAreOneVersion() {
        database.asOwner(sql -> {
            sql.update("INSERT INTO role_pack_role_permissions VALUES (?, ?, ?)", PTO, VOLUNTEER, APPROVE);
            return sql.update(
                    "DELETE FROM role_pack_role_permissions WHERE pack = ? AND role = 'treasurer' AND permission = ?",
                    PTO,
                    APPROVE);
        });
        assertThat(holders(tenant, APPROVE)).containsExactly("president", VOLUNTEER);
        assertThat(this.<PermissionTemplate>with(
                        t -> t.find(new TenantId(tenant), PTO, BUDGET).orElseThrow()))
                .isEqualTo(new PermissionTemplate(PTO, BUDGET, 2, 2, true));
    }

    @Test
    void anOlderVersionIsChosenAndLeftAgain() {
        give(VOLUNTEER, APPROVE);
        int before = noted.noted();

        choose(tenant, 1, false);
        assertThat(noted.noted()).isEqualTo(before + 1);
        assertThat(holders(tenant, APPROVE)).containsExactly("president", "treasurer");

        choose(tenant, 2, true);
        assertThat(holders(tenant, APPROVE)).containsExactly("president", "treasurer", VOLUNTEER);
        assertThat(inTenant("""
                        SELECT concat_ws(' ', operation, new_values ->> 'version') FROM permission_audit_log
                        WHERE table_name = 'organization_template_versions' AND new_values ->> 'module' = 'budget'
                        ORDER BY changed_at""")).as("choosing is on record").endsWith("UPDATE 2", "UPDATE 1", "UPDATE 2");
    }

    @Test
    void aVersionSaysWhatRolesHoldByIt() {
        give(VOLUNTEER, APPROVE);
        var added = new Cell(APPROVE, VOLUNTEER);
        assertThat(this.<Iterable<Cell>>with(t -> t.cells(new TenantId(tenant), PTO, BUDGET, 1)))
                .contains(new Cell(APPROVE, "treasurer"))
                .doesNotContain(added);
        assertThat(this.<Iterable<Cell>>with(t -> t.cells(new TenantId(tenant), PTO, BUDGET, 2)))
                .contains(added);
        assertThat(this.<Iterable<Cell>>with(t -> t.cells(new TenantId(tenant), PTO, BUDGET, 3)))
                .isEmpty();
    }

    @Test
    void aPermissionThatMovesToAnotherModuleStaysWithItsRoles() {
        database.asOwner(sql -> sql.update(
                "UPDATE role_pack_permissions SET module = 'documents' WHERE pack = ? AND permission = ?",
                PTO,
                APPROVE));
        assertThat(holders(tenant, APPROVE)).containsExactly("president", "treasurer");

        choose(tenant, 1, false);
        assertThat(holders(tenant, APPROVE)).containsExactly("president", "treasurer");
    }

    @Test
    void aModuleThatAPackGainsReachesWhoHasThePack() {
        UUID firm = database.newTenant("engineering-portal");
        database.inTenant(firm, sql -> sql.column("SELECT apply_role_pack('engineering-portal')"));
        database.asOwner(sql -> {
            sql.update("""
                    INSERT INTO role_pack_permissions (pack, action, resource, description, permission, module)
                    VALUES (?, 'read', 'raffles', 'Read raffles', 'read:raffles', 'raffles')""", PTO);
            return sql.update("INSERT INTO role_pack_role_permissions VALUES (?, 'member', 'read:raffles')", PTO);
        });
        assertThat(holders(tenant, "read:raffles")).containsExactly("member");
        assertThat(holders(firm, "read:raffles")).isEmpty();
    }

    @Test
    void whatTheOrganizationChangedItselfStays() {
        database.inTenant(tenant, sql -> sql.update("""
                INSERT INTO organization_permissions (tenant_id, id, module, role, permission, effect)
                VALUES (?, gen_random_uuid(), 'budget', 'secretary', ?, 'ADD')""", tenant, APPROVE));
        give(VOLUNTEER, APPROVE);
        choose(tenant, 1, false);
        assertThat(inTenant("""
                        SELECT r.name FROM role_effective_permissions e
                        JOIN roles r ON r.tenant_id = e.tenant_id AND r.id = e.role_id
                        JOIN permissions p ON p.tenant_id = e.tenant_id AND p.id = e.permission_id
                        WHERE p.name = 'approve:budget' ORDER BY 1""")).containsExactly("president", "secretary", "treasurer");
    }

    @Test
    void thereIsNoOtherVersionAndNoOtherTemplate() {
        give(VOLUNTEER, APPROVE);
        for (var wrong : List.of(
                new PermissionTemplate(PTO, BUDGET, 0, 2, false),
                new PermissionTemplate(PTO, BUDGET, 3, 2, false),
                new PermissionTemplate(PTO, BUDGET, 1, 2, true),
                new PermissionTemplate(PTO, "raffles", 1, 2, false),
                new PermissionTemplate("engineering-portal", "projects", 1, 2, false))) {
            assertThatThrownBy(() -> with(templates -> {
                        templates.choose(wrong, null);
                        return null;
                    }))
                    .as(wrong.toString())
                    .hasMessageContaining("template");
        }
        assertThat(holders(tenant, APPROVE)).containsExactly("president", "treasurer", VOLUNTEER);
    }

    private UUID organization() {
        UUID made = database.newTenant(PTO);
        database.inTenant(made, sql -> sql.column("SELECT apply_role_pack(?)", PTO));
        return made;
    }

    private void give(String role, String permission) {
        database.asOwner(
                sql -> sql.update("INSERT INTO role_pack_role_permissions VALUES (?, ?, ?)", PTO, role, permission));
    }

    private void take(String role, String permission) {
        database.asOwner(sql -> sql.update(
                "DELETE FROM role_pack_role_permissions WHERE pack = ? AND role = ? AND permission = ?",
                PTO,
                role,
                permission));
    }

    private void choose(UUID organization, int version, boolean follows) {
        unit.inTenant(organization, em -> {
            templates(em).choose(new PermissionTemplate(PTO, BUDGET, version, version, follows), null);
            return null;
        });
    }

    private List<String> holders(UUID organization, String permission) {
        return database.inTenant(organization, sql -> sql.column("""
                SELECT r.name FROM role_permissions rp
                JOIN roles r ON r.tenant_id = rp.tenant_id AND r.id = rp.role_id
                JOIN permissions p ON p.tenant_id = rp.tenant_id AND p.id = rp.permission_id
                WHERE p.name = ? ORDER BY 1""", permission));
    }

    private List<String> inTenant(String query) {
        return database.inTenant(tenant, sql -> sql.column(query));
    }

    private <T> T with(Function<PermissionTemplates, T> work) {
        return unit.inTenant(tenant, em -> work.apply(templates(em)));
    }

    private PermissionTemplates templates(EntityManager em) {
        var templates = new PermissionTemplates();
        templates.em = em;
        templates.rights = noted;
        return templates;
    }
}
