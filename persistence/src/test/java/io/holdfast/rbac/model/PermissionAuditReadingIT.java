package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.model.PermissionAuditEntry.Operation;
import io.holdfast.rbac.model.PermissionAuditLog.Place;
import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading what became of the rows that say who may do what. */
class PermissionAuditReadingIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);

    private UUID tenant;
    private UUID person;
    private UUID role;

    @BeforeEach
    void aMemberWithARole() {
        tenant = PEOPLE.firm();
        person = PEOPLE.member(tenant);
        role = DATABASE.inTenant(tenant, sql -> sql.one("SELECT id FROM roles WHERE name = 'internal_pm'"));
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO user_roles (tenant_id, id, user_id, role_id) VALUES (?, ?, ?, ?)",
                tenant,
                UUID.randomUUID(),
                person,
                role));
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void whatIsAskedForOfAPersonOrARoleIsFound() {
        PermissionAuditEntry given =
                page(filter(null, null, person, null), null, 10).get(0);

        assertThat(given.table()).isEqualTo(PermissionTable.USER_ROLES);
        assertThat(given.operation()).isEqualTo(Operation.INSERT);
        assertThat(given.changedAt())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(given.by().userId()).isNull();
        assertThat(given.by().databaseUser()).isEqualTo("holdfast_owner");
        assertThat(given.oldValues()).isNull();
        assertThat(given.newValues()).contains(person.toString());
        assertThat(given.before()).isEmpty();
        assertThat(given.after())
                .containsEntry("user_id", person.toString())
                .containsEntry("role_id", role.toString())
                .containsEntry("scope_type", "tenant")
                .doesNotContainKey("valid_to");
        assertThat(names(Set.of(role, person))).containsExactly(Map.entry(role, "internal_pm"));
        assertThat(page(filter(null, Operation.INSERT, null, role), null, 100))
                .extracting(PermissionAuditEntry::table)
                .contains(PermissionTable.USER_ROLES, PermissionTable.ROLE_PERMISSIONS);
        assertThat(page(filter(null, null, PEOPLE.member(tenant), null), null, 10))
                .isEmpty();
        assertThat(page(filter(PermissionTable.ROLE_HIERARCHY, null, null, null), null, 10))
                .isEmpty();
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        List<PermissionAuditEntry> whole = page(filter(null, null, null, null), null, 30);
        PermissionAuditEntry last = whole.get(9);

        assertThat(whole).hasSize(30);
        assertThat(page(filter(null, null, null, null), new Place(last.changedAt(), last.id()), 20))
                .isEqualTo(whole.subList(10, 30));
    }

    @Test
    void aTableThatIsEmptiedIsOneEntryWithoutARow() {
        DATABASE.asOwner(sql -> sql.update("TRUNCATE permission_denies"));
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO permission_denies (tenant_id, id, user_id, permission_id, reason) SELECT ?, ?, ?, id, 'away' FROM"
                        + " permissions WHERE tenant_id = ? LIMIT 1",
                tenant,
                UUID.randomUUID(),
                person,
                tenant));
        DATABASE.asOwner(sql -> sql.update("TRUNCATE permission_denies"));

        PermissionAuditEntry emptied = page(filter(PermissionTable.PERMISSION_DENIES, null, null, null), null, 1)
                .get(0);
        assertThat(emptied.operation()).isEqualTo(Operation.TRUNCATE);
        assertThat(emptied.rowId()).isNull();
    }

    @Test
    void everyTableThatIsWatchedHasAName() {
        assertThat(DATABASE.<List<String>>asOwner(sql -> sql.column(
                        "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'permission_log'")))
                .containsExactlyInAnyOrderElementsOf(List.of(PermissionTable.values()).stream()
                        .map(PermissionTable::tableName)
                        .toList());
    }

    private static PermissionAuditFilter filter(PermissionTable table, Operation operation, UUID subject, UUID ofRole) {
        return new PermissionAuditFilter(table, operation, null, subject, ofRole, null, null, null, null);
    }

    private Map<UUID, String> names(Set<UUID> ids) {
        return UNIT.inTenant(tenant, em -> {
            var log = new PermissionAuditLog();
            log.em = em;
            return log.names(new TenantId(tenant), ids);
        });
    }

    private List<PermissionAuditEntry> page(PermissionAuditFilter filter, Place after, int limit) {
        return UNIT.inTenant(tenant, em -> {
            var log = new PermissionAuditLog();
            log.em = em;
            return log.page(new TenantId(tenant), filter, after, limit);
        });
    }
}
