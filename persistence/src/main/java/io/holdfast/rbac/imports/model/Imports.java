package io.holdfast.rbac.imports.model;

import io.holdfast.rbac.imports.model.Import.State;
import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The imports of the entered tenant. */
@ApplicationScoped
public class Imports {
    private static final String COLUMNS =
            "select id, created_by, created_at, zone, lines, state, job_id from imports where tenant_id = ?1";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    public void add(TenantId tenant, UUID id, UserId by, String zone, int lines) {
        em.createNativeQuery("insert into imports (tenant_id, id, created_by, zone, lines) values (?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .setParameter(3, by.value())
                .setParameter(4, zone)
                .setParameter(5, lines)
                .executeUpdate();
    }

    public Optional<Import> find(TenantId tenant, UUID id) {
        return found(COLUMNS + " and id = ?2", tenant, id).stream().findFirst();
    }

    /** The same, which nobody else changes until this transaction ends. */
    public Optional<Import> lock(TenantId tenant, UUID id) {
        return found(COLUMNS + " and id = ?2 for update", tenant, id).stream().findFirst();
    }

    /** Those of a person, the newest first. */
    public List<Import> of(TenantId tenant, UserId by, int limit) {
        return found(
                COLUMNS + " and created_by = ?2 order by created_at desc, id desc limit " + limit, tenant, by.value());
    }

    /** Says how far it is, and which job sees to it. */
    public void move(TenantId tenant, UUID id, State state, JobId job) {
        em.createNativeQuery(
                        "update imports set state = ?3, job_id = cast(?4 as uuid) where tenant_id = ?1 and id = ?2")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .setParameter(3, state.name())
                .setParameter(4, job == null ? null : job.toString())
                .executeUpdate();
    }

    /** Takes an import away, with its lines. */
    public void remove(TenantId tenant, UUID id) {
        em.createNativeQuery("delete from imports where tenant_id = ?1 and id = ?2")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .executeUpdate();
    }

    private List<Import> found(String sql, TenantId tenant, UUID second) {
        List<?> rows = em.createNativeQuery(sql)
                .setParameter(1, tenant.value())
                .setParameter(2, second)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Import(
                        (UUID) row[0],
                        new UserId((UUID) row[1]),
                        Columns.instant(row[2]),
                        (String) row[3],
                        ((Number) row[4]).intValue(),
                        State.valueOf((String) row[5]),
                        row[6] == null ? null : new JobId((UUID) row[6])))
                .toList();
    }
}
