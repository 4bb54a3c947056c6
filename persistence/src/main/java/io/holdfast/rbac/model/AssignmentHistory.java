package io.holdfast.rbac.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What became of the roles of a person in the entered tenant, row by row, as the triggers of {@code permission_audit_log} wrote it. */
@ApplicationScoped
public class AssignmentHistory {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** What happened to an assignment. */
    public enum Kind {
        GIVEN,
        TAKEN_BACK,
        /** It ends at another moment than before. */
        MOVED,
        OTHER
    }

    /**
     * A change of one assignment.
     *
     * @param role the name
     * @param by the id of the member who did it; null when none did
     * @param databaseUser the user of the database, which tells a change by hand
     * @param oldTo when it would have ended before; null for no end
     * @param newTo when it ends now; null for no end
     */
    public record Change(
            Instant at,
            Kind kind,
            String role,
            Scope scope,
            UUID by,
            String databaseUser,
            Instant oldTo,
            Instant newTo) {}

    /** The latest changes, newest first. @param limit how many at most */
    public List<Change> of(TenantId tenant, UserId user, int limit) {
        List<?> rows = em.createNativeQuery("""
            select l.changed_at, case
                when l.operation = 'INSERT' then 'GIVEN'
                when l.operation = 'UPDATE' and l.old_values ->> 'revoked_at' is null
                  and l.new_values ->> 'revoked_at' is not null then 'TAKEN_BACK'
                when l.operation = 'UPDATE'
                  and l.old_values ->> 'valid_to' is distinct from l.new_values ->> 'valid_to' then 'MOVED'
                else 'OTHER' end,
              r.name, g.scope_type, g.scope_id, l.user_id, l.database_user,
              cast(l.old_values ->> 'valid_to' as timestamptz), cast(l.new_values ->> 'valid_to' as timestamptz)
            from user_roles g
            join permission_audit_log l on l.tenant_id = g.tenant_id and l.table_name = 'user_roles' and l.row_id = g.id
            join roles r on r.tenant_id = g.tenant_id and r.id = g.role_id
            where g.tenant_id = ?1 and g.user_id = ?2
            order by l.changed_at desc, l.id desc limit ?3\
            """)
                .setParameter(1, tenant.value())
                .setParameter(2, user.value())
                .setParameter(3, limit)
                .getResultList();
        return rows.stream().map(row -> change((Object[]) row)).toList();
    }

    private static Change change(Object[] row) {
        return new Change(
                Columns.instant(row[0]),
                Kind.valueOf((String) row[1]),
                (String) row[2],
                new Scope(Scope.Type.ofWord((String) row[3]), (UUID) row[4]),
                (UUID) row[5],
                (String) row[6],
                Columns.instant(row[7]),
                Columns.instant(row[8]));
    }
}
