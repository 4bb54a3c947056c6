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

/** The terms of the entered tenant that come to their end. */
@ApplicationScoped
public class EndingTerms {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** A role that somebody holds until then. @param end the first moment when it does not hold any more */
    public record EndingTerm(UUID assignment, String role, Addressee holder, Instant end) {}

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
                        new Addressee(new UserId((UUID) row[2]), (String) row[3], (String) row[4]),
                        Columns.instant(row[5])))
                .toList();
    }
}
