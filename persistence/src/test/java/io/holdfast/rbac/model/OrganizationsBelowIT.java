package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.rbac.model.OrganizationStanding.ModuleTemplate;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.testing.People;
import io.holdfast.testing.Sql;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a district is told of the organizations below it, and of no other. */
class OrganizationsBelowIT {
    private static final String PACK = "parent-teacher-organization";
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);

    private UUID district;

    @BeforeEach
    void aDistrict() {
        district = organization(null, "District");
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void itTellsNumbersOfEachOrganizationAtAnyDepth() {
        UUID oak = organization(district, "Oak");
        UUID acorn = organization(oak, "Acorn");
        organization(null, "Elsewhere");
        UUID person = PEOPLE.member(oak);
        UUID gone = PEOPLE.member(oak);
        DATABASE.asOwner(sql -> {
            sql.update("UPDATE users SET status = 'disabled' WHERE id = ?", gone);
            sql.update(
                    "INSERT INTO invitations (tenant_id, id, email, name, role, scope_type, token_hash, expires_at, revoked_at)"
                            + " SELECT ?, gen_random_uuid(), n || '@oak.example', 'N', 'member', 'tenant', sha256(n::text::bytea),"
                            + " now() + CASE n WHEN 1 THEN interval '-1 day' ELSE interval '1 day' END,"
                            + " CASE n WHEN 2 THEN now() END FROM generate_series(1, 3) n",
                    oak);
            for (String change : List.of("member ADD", "volunteer ADD", "secretary REMOVE", "president LOCK")) {
                String[] words = change.split(" ");
                sql.update(
                        "INSERT INTO organization_permissions (tenant_id, id, module, role, permission, effect)"
                                + " VALUES (?, gen_random_uuid(), 'budget', ?, 'read:budget', ?)",
                        oak,
                        words[0],
                        words[1]);
            }
            keepApart(sql, oak, person);
            return null;
        });

        OrganizationStanding found = one(district, oak);

        assertThat(found.name()).isEqualTo("Oak");
        assertThat(found.active()).isTrue();
        assertThat(List.of(
                        found.people(),
                        found.invitations(),
                        found.added(),
                        found.removed(),
                        found.locked(),
                        found.violations()))
                .containsExactly(1L, 1L, 2L, 1L, 1L, 1L);
        assertThat(found.changed()).isNotNull();
        assertThat(page(district, null, null, 10))
                .extracting(OrganizationStanding::name)
                .containsExactly("Acorn", "Oak");
        assertThat(page(oak, null, null, 10))
                .extracting(standing -> standing.id().value())
                .containsExactly(acorn);
    }

    @Test
    void anUpgradeWaitsWhereAVersionIsKept() {
        UUID oak = organization(district, "Oak");
        assertThat(one(district, oak).templates())
                .isNotEmpty()
                .allMatch(template -> template.followsNewest() && !template.waits());

        DATABASE.asOwner(sql -> {
            sql.update(
                    "INSERT INTO organization_permission_templates (pack, module, version, permission, default_roles)"
                            + " SELECT pack, module, version + 1, permission, default_roles FROM organization_permission_templates"
                            + " WHERE pack = ? AND module = 'budget' AND version = newest_template(pack, module)",
                    PACK);
            return sql.update(
                    "UPDATE organization_template_versions SET follows_newest = false WHERE tenant_id = ? AND module = 'budget'",
                    oak);
        });

        assertThat(one(district, oak).templates())
                .filteredOn(ModuleTemplate::waits)
                .extracting(ModuleTemplate::module, ModuleTemplate::followsNewest)
                .containsExactly(tuple("budget", false));
        assertThat(one(district, oak).waiting()).isEqualTo(1);
    }

    @Test
    void pagesGoOnByNameAndAreNarrowedByItsParts() {
        for (String name : List.of("Birch", "Ash", "Cedar", "Birch")) {
            organization(district, name);
        }
        List<String> names = new ArrayList<>();
        Cursor after = null;
        for (int i = 0; i < 4; i++) {
            List<OrganizationStanding> page = page(district, null, after, 1);
            OrganizationStanding last = page.get(0);
            names.add(last.name());
            after = new Cursor(last.name(), last.id().value());
        }

        assertThat(names).containsExactly("Ash", "Birch", "Birch", "Cedar");
        assertThat(page(district, null, after, 1)).isEmpty();
        assertThat(page(district, "CED", null, 10))
                .extracting(OrganizationStanding::name)
                .containsExactly("Cedar");
        assertThat(page(district, "%", null, 10)).isEmpty();
    }

    @Test
    void nobodyLearnsOfOrganizationsBesideOrAboveThem() {
        UUID oak = organization(district, "Oak");
        UUID elm = organization(district, "Elm");

        assertThat(page(oak, null, null, 10)).isEmpty();
        for (UUID other : List.of(elm, district, oak)) {
            boolean found = in(oak, below -> below.find(new TenantId(other)).isPresent());
            assertThat(found).isFalse();
        }
        String any = "SELECT has_organizations_below()";
        assertThat(DATABASE.<Boolean>inTenant(oak, sql -> sql.one(any))).isFalse();
        assertThat(DATABASE.<Boolean>inTenant(district, sql -> sql.one(any))).isTrue();
        assertThat(DATABASE.<List<?>>withoutTenant(
                        sql -> sql.rows("SELECT * FROM organizations_standing(NULL, NULL, NULL, NULL, 10)")))
                .isEmpty();
    }

    private static void keepApart(Sql sql, UUID tenant, UUID person) {
        UUID set = UUID.randomUUID();
        for (String role : List.of("treasurer", "president")) {
            sql.update(
                    "INSERT INTO user_roles (tenant_id, id, user_id, role_id) SELECT tenant_id, gen_random_uuid(), ?, id"
                            + " FROM roles WHERE tenant_id = ? AND name = ?",
                    person,
                    tenant,
                    role);
        }
        sql.update("SET CONSTRAINTS ALL IMMEDIATE");
        sql.update(
                "INSERT INTO separation_sets (tenant_id, id, name, description, kind, cardinality)"
                        + " VALUES (?, ?, 'money', '', 'STATIC', 2)",
                tenant,
                set);
        // As a restore brings it: nothing is judged.
        sql.update("ALTER TABLE separation_set_roles DISABLE TRIGGER separation");
        sql.update(
                "INSERT INTO separation_set_roles (tenant_id, id, set_id, role_id) SELECT tenant_id, gen_random_uuid(), ?, id"
                        + " FROM roles WHERE tenant_id = ? AND name IN ('treasurer', 'president')",
                set,
                tenant);
        sql.update("ALTER TABLE separation_set_roles ENABLE TRIGGER separation");
    }

    private static UUID organization(UUID parent, String name) {
        UUID tenant = DATABASE.newTenant(PACK);
        DATABASE.inTenant(tenant, sql -> sql.column("SELECT apply_role_pack('" + PACK + "')"));
        DATABASE.asOwner(sql -> sql.update(
                "UPDATE tenants SET parent_id = CAST(? AS uuid), name = ? WHERE id = ?", parent, name, tenant));
        return tenant;
    }

    private OrganizationStanding one(UUID asking, UUID organization) {
        return in(asking, below -> below.find(new TenantId(organization)).orElseThrow());
    }

    private List<OrganizationStanding> page(UUID asking, String text, Cursor after, int limit) {
        return in(asking, below -> below.page(text, after, limit));
    }

    private <T> T in(UUID tenant, Function<OrganizationsBelow, T> work) {
        return UNIT.inTenant(tenant, em -> {
            var below = new OrganizationsBelow();
            below.em = em;
            return work.apply(below);
        });
    }
}
