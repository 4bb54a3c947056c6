package io.holdfast.rbac.model;

import static java.util.stream.Collectors.toMap;

import io.holdfast.rbac.model.PermissionAuditEntry.Operation;
import io.holdfast.rbac.model.PermissionAuditEntry.Origin;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every change of what somebody may do in the entered organization, row by row, as triggers wrote it. */
@ApplicationScoped
public class PermissionAuditLog {
    private static final String EVERY = """
            select l.id, l.changed_at, l.table_name, l.operation, l.row_id, l.user_id, u.name, l.session_id, host(l.ip_address),
              l.user_agent, l.request_id, l.database_user, cast(l.old_values as text), cast(l.new_values as text)
            from permission_audit_log l left join users u on u.tenant_id = l.tenant_id and u.id = l.user_id
            where l.tenant_id = ?1""";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** Where a page begins: behind the entry of this time and id. */
    public record Place(Instant time, UUID id) {}

    /**
     * The entries that fit, newest first.
     *
     * @param after null for the first page
     */
    @SuppressWarnings("unchecked")
    public List<PermissionAuditEntry> page(TenantId tenant, PermissionAuditFilter filter, Place after, int limit) {
        var sql = new StringBuilder(EVERY);
        List<Object> values = new ArrayList<>(List.of(tenant.value()));
        and(
                sql,
                values,
                "l.table_name = ?",
                filter.table() == null ? null : filter.table().tableName());
        and(
                sql,
                values,
                "l.operation = ?",
                filter.operation() == null ? null : filter.operation().name());
        and(sql, values, "l.user_id = ?", filter.user());
        and(sql, values, "l.subject_id = ?", filter.subject());
        and(sql, values, "l.role_id = ?", filter.role());
        and(sql, values, "l.row_id = ?", filter.row());
        and(sql, values, "l.request_id = ?", filter.requestId());
        and(sql, values, "l.changed_at >= ?", filter.from() == null ? null : utc(filter.from()));
        and(sql, values, "l.changed_at < ?", filter.to() == null ? null : utc(filter.to()));
        if (after != null) {
            values.add(utc(after.time()));
            values.add(after.id());
            sql.append(" and (l.changed_at, l.id) < (?")
                    .append(values.size() - 1)
                    .append(", ?")
                    .append(values.size())
                    .append(')');
        }
        Query query = em.createNativeQuery(sql + " order by l.changed_at desc, l.id desc");
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        List<Object[]> rows = query.setMaxResults(limit).getResultList();
        return rows.stream().map(PermissionAuditLog::entry).toList();
    }

    /** What roles, permissions and separation sets are called that changed rows name, as far as there are any still. */
    @SuppressWarnings("unchecked")
    public Map<UUID, String> names(TenantId tenant, Collection<UUID> ids) {
        List<Object[]> rows = em.createNativeQuery("""
                        select id, cast(name as text) from roles where tenant_id = ?1 and id = any (cast(?2 as uuid[]))
                        union all
                        select id, cast(name as text) from permissions where tenant_id = ?1 and id = any (cast(?2 as uuid[]))
                        union all
                        select id, cast(name as text) from separation_sets where tenant_id = ?1 and id = any (cast(?2 as uuid[]))""")
                .setParameter(1, tenant.value())
                .setParameter(2, Assignments.array(ids))
                .getResultList();
        return rows.stream().collect(toMap(row -> (UUID) row[0], row -> (String) row[1]));
    }

    private static void and(StringBuilder sql, List<Object> values, String condition, Object value) {
        if (value != null) {
            values.add(value);
            sql.append(" and ").append(condition).append(values.size());
        }
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static PermissionAuditEntry entry(Object[] row) {
        return new PermissionAuditEntry(
                (UUID) row[0],
                Columns.instant(row[1]),
                PermissionTable.of((String) row[2]),
                Operation.valueOf((String) row[3]),
                (UUID) row[4],
                new Origin(
                        (UUID) row[5],
                        (String) row[6],
                        (String) row[7],
                        (String) row[8],
                        (String) row[9],
                        (String) row[10],
                        (String) row[11]),
                (String) row[12],
                (String) row[13]);
    }
}
