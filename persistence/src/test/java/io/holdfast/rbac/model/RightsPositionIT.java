package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.model.Epochs.Position;
import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.People;
import io.holdfast.testing.Sql;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts the rights on, and for whom they have to be read again. */
class RightsPositionIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);

    private final TenantId firm = new TenantId(PEOPLE.firm());
    private final UUID ann = PEOPLE.member(firm.value());
    private final UUID bob = PEOPLE.member(firm.value());
    private final Position before = position();

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void whatChangesNoRightsLeavesThem() {
        change(sql -> sql.update("UPDATE users SET name = 'Another' WHERE id = ?", ann));

        assertThat(position()).isEqualTo(before);
    }

    @Test
    void aSessionThatEndsRaisesTheEpochAlone() {
        change(sql -> sql.update(
                "INSERT INTO sessions (tenant_id, id, user_id, token_hash, ip_address, expires_at, idle_expires_at)"
                        + " VALUES (?, gen_random_uuid(), ?, sha256('x'), '::1', now() + interval '1 hour', now() + interval '1 hour')",
                firm.value(),
                ann));
        change(sql ->
                sql.update("UPDATE sessions SET ended_at = now(), end_reason = 'revoked' WHERE user_id = ?", ann));

        assertThat(position().epoch()).isEqualTo(before.epoch() + 1);
        assertThat(position().decidesAs(before)).isTrue();
        assertThat(changed()).isEmpty();
    }

    @Test
    void onesOwnRowsCountForOneselfAlone() {
        change(sql -> assign(sql, ann));

        assertThat(position().decidesAs(before)).isFalse();
        assertThat(position().hasStructureOf(before)).isTrue();
        assertThat(changed()).containsExactly(ann);

        change(sql -> sql.update("UPDATE user_roles SET revoked_at = now() WHERE user_id = ?", ann)
                + sql.update("UPDATE users SET status = 'disabled' WHERE id = ?", bob));
        assertThat(changed()).containsExactlyInAnyOrder(ann, bob);
        assertThat(position().hasStructureOf(before)).isTrue();
    }

    @Test
    void aTransactionCountsOnceHoweverMuchItChanges() {
        change(sql -> assign(sql, ann)
                + assign(sql, bob)
                + sql.update("UPDATE roles SET level = level + 1 WHERE tenant_id = ?", firm.value()));

        assertThat(position().rights()).isEqualTo(before.rights() + 1);
        assertThat(position().structure()).isEqualTo(before.rights() + 1);
        assertThat(changed()).containsExactlyInAnyOrder(ann, bob);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE roles SET level = level + 1 WHERE tenant_id = ?",
                "DELETE FROM role_permissions WHERE tenant_id = ?",
                "UPDATE tenants SET status = 'suspended' WHERE id = ?",
                "INSERT INTO roles (tenant_id, id, name, description, level) VALUES (?, gen_random_uuid(), 'bursar', '', 1)",
                "INSERT INTO permissions (tenant_id, id, name, description, resource, action)"
                        + " VALUES (?, gen_random_uuid(), 'fly:rockets', '', 'rockets', 'fly')",
                "INSERT INTO accounts (tenant_id, id, slug, name) VALUES (?, gen_random_uuid(), 'client', 'A client')",
                "INSERT INTO locations (tenant_id, id, slug, name) VALUES (?, gen_random_uuid(), 'site', 'A site')",
                "INSERT INTO projects_cache (tenant_id, id, zoho_project_id, name, status, last_synced)"
                        + " VALUES (?, gen_random_uuid(), '1', 'P', 'active', now())"
            })
    void everythingElseCountsForAll(String statement) {
        change(sql -> sql.update(statement, firm.value()));

        assertThat(position().hasStructureOf(before)).isFalse();
        assertThat(position().epoch()).isGreaterThan(before.epoch());
    }

    @Test
    void aProjectThatIsSeenAgainChangesNothingAndOneThatMovesDoes() {
        UUID project = UUID.randomUUID();
        change(sql -> sql.update(
                "INSERT INTO projects_cache (tenant_id, id, zoho_project_id, name, status, last_synced)"
                        + " VALUES (?, ?, '1', 'P', 'active', now())",
                firm.value(),
                project));
        Position seen = position();

        change(sql ->
                sql.update("UPDATE projects_cache SET status = 'closed', last_synced = now() WHERE id = ?", project));
        assertThat(position()).isEqualTo(seen);

        change(sql -> sql.update("UPDATE projects_cache SET gone_at = now() WHERE id = ?", project));
        assertThat(position().hasStructureOf(seen)).isFalse();
    }

    @Test
    void whatOthersCallThingsIsReadByItself() {
        change(sql -> sql.update(
                "INSERT INTO authz_entities (tenant_id, id, type, entity_id, attributes)"
                        + " VALUES (?, gen_random_uuid(), 'record', 'record-1', '{}')",
                firm.value()));

        assertThat(position().decidesAs(before)).isFalse();
        assertThat(position().hasStructureOf(before)).isTrue();
        assertThat(changed()).isEmpty();
    }

    private static int assign(Sql sql, UUID user) {
        return sql.update(
                "INSERT INTO user_roles (tenant_id, id, user_id, role_id) SELECT r.tenant_id, gen_random_uuid(), u.id, r.id"
                        + " FROM users u JOIN roles r ON r.tenant_id = u.tenant_id AND r.name = 'internal_pm' WHERE u.id = ?",
                user);
    }

    private static void change(Function<Sql, Integer> work) {
        assertThat(DATABASE.<Integer>asOwner(work::apply)).isPositive();
    }

    private Position position() {
        return UNIT.inTenant(firm.value(), em -> epochs(em).position(firm));
    }

    private List<UUID> changed() {
        return UNIT.inTenant(firm.value(), em -> epochs(em).changedSince(firm, before.rights(), 10));
    }

    private static Epochs epochs(EntityManager em) {
        var epochs = new Epochs();
        epochs.em = em;
        return epochs;
    }
}
