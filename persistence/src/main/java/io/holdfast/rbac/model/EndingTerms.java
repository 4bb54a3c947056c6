package io.holdfast.rbac.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The terms of the entered tenant that come to their end, and who is to know. */
@ApplicationScoped
public class EndingTerms {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** Who gets a mail. */
    public record Reader(UserId user, String email, String name) {}

    /** A role that somebody holds until then. @param end the first moment when it does not hold any more */
    public record EndingTerm(UUID assignment, String role, Reader holder, Instant end) {}

    /**
     * Terms under way that end within the notice, of people who may act: the first ones to end. A term that was not for longer than the
     * notice is told of when it is given, and not again.
     *
     * @param after the last one of the former portion; null for the first
     * @param limit how many at most
     */
    public List<EndingTerm> due(TenantId tenant, Duration notice, EndingTerm after, int limit) {
        List<?> rows = em.createNativeQuery("""
                        select g.id, cast(r.name as text), u.id, u.email, u.name, g.valid_to from user_roles g
                        join roles r on r.tenant_id = g.tenant_id and r.id = g.role_id
                        join users u on u.tenant_id = g.tenant_id and u.id = g.user_id and u.status = 'active'
                        join tenants t on t.id = g.tenant_id and t.status = 'active'
                        where g.tenant_id = ?1 and g.revoked_at is null and g.valid_from <= now() and g.valid_to > now()
                          and g.valid_to <= now() + cast(?2 as interval)
                          and g.valid_to > g.valid_from + cast(?2 as interval)
                          and (cast(?4 as uuid) is null or (g.valid_to, g.id) > (cast(?5 as timestamptz), cast(?4 as uuid)))
                        order by g.valid_to, g.id limit ?3""")
                .setParameter(1, tenant.value())
                .setParameter(2, notice.toSeconds() + " seconds")
                .setParameter(3, limit)
                .setParameter(4, after == null ? null : after.assignment())
                .setParameter(5, after == null ? null : after.end().atOffset(ZoneOffset.UTC))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new EndingTerm(
                        (UUID) row[0],
                        (String) row[1],
                        new Reader(new UserId((UUID) row[2]), (String) row[3], (String) row[4]),
                        Columns.instant(row[5])))
                .toList();
    }

    /** Those who look after everybody of the tenant now, by name. @param limit how many at most */
    public List<Reader> administrators(TenantId tenant, int limit) {
        List<?> rows = em.createNativeQuery("""
                        select distinct u.name, u.id, u.email from permissions p
                        join user_permission_matrix m on m.tenant_id = p.tenant_id and m.permission_id = p.id
                        join users u on u.tenant_id = m.tenant_id and u.id = m.user_id and u.status = 'active'
                        where p.tenant_id = ?1 and p.name = 'manage:all-users' and m.scope_type = 'tenant' and not m.conditional
                          and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
                          and not exists (select from permission_denies d where d.tenant_id = p.tenant_id and d.user_id = u.id
                            and d.permission_id = p.id and d.revoked_at is null)
                        order by u.name, u.id limit ?2""")
                .setParameter(1, tenant.value())
                .setParameter(2, limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Reader(new UserId((UUID) row[1]), (String) row[2], (String) row[0]))
                .toList();
    }
}
