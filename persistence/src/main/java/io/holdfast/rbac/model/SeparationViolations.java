package io.holdfast.rbac.model;

import io.holdfast.shared.id.RoleId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is authorized for roles of the entered tenant that a static set keeps apart, as the database's {@code separation_violations} says.
 * Whoever refuses by it holds the tenant's rights alone, so that nobody else adds the other half.
 */
@ApplicationScoped
public class SeparationViolations {
    private static final String FOUND = """
            select v.set_id, v.user_id, v.since,
              (select string_agg(r.name, chr(10) order by r.name) from roles r
               where r.tenant_id = ?1 and r.id = any (v.role_ids))
            from separation_violations(?1, cast(?2 as uuid), cast(?3 as uuid), cast(?4 as uuid)) v
            """;

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** How many there are, and the first ones. */
    public record Found(long count, List<SeparationViolation> first) {
        public Found {
            first = List.copyOf(first);
        }
    }

    /** A place in the list of all. */
    public record Place(UUID set, UUID user) {}

    /** One by a person of a set that the role concerns. */
    public Optional<SeparationViolation> by(TenantId tenant, UserId user, RoleId role) {
        return first(tenant, null, user.value(), role.value(), 1).stream().findFirst();
    }

    /** Those by people who hold a role, or one that takes over from it, of sets that it concerns. */
    public Found byHolders(TenantId tenant, RoleId role, int limit) {
        return found(tenant, null, role.value(), limit);
    }

    /** Those of a set. */
    public Found of(TenantId tenant, UUID set, int limit) {
        return found(tenant, set, null, limit);
    }

    /** All, by set and person. @param after null for the first page @param limit how many at most */
    public List<SeparationViolation> page(TenantId tenant, Place after, int limit) {
        var query = em.createNativeQuery(FOUND
                        + (after == null ? "" : " where (v.set_id, v.user_id) > (?5, ?6)")
                        + " order by v.set_id, v.user_id limit ?7")
                .setParameter(1, tenant.value())
                .setParameter(2, null)
                .setParameter(3, null)
                .setParameter(4, null)
                .setParameter(7, limit);
        if (after != null) {
            query.setParameter(5, after.set()).setParameter(6, after.user());
        }
        return violations(query.getResultList());
    }

    private Found found(TenantId tenant, UUID set, UUID role, int limit) {
        List<SeparationViolation> first = first(tenant, set, null, role, limit + 1);
        if (first.size() <= limit) {
            return new Found(first.size(), first);
        }
        Number count = (Number) em.createNativeQuery(
                        "select count(*) from separation_violations(?1, cast(?2 as uuid), null, cast(?3 as uuid))")
                .setParameter(1, tenant.value())
                .setParameter(2, text(set))
                .setParameter(3, text(role))
                .getSingleResult();
        return new Found(count.longValue(), first.subList(0, limit));
    }

    private List<SeparationViolation> first(TenantId tenant, UUID set, UUID user, UUID role, int limit) {
        return violations(em.createNativeQuery(FOUND + " order by v.set_id, v.user_id limit ?5")
                .setParameter(1, tenant.value())
                .setParameter(2, text(set))
                .setParameter(3, text(user))
                .setParameter(4, text(role))
                .setParameter(5, limit)
                .getResultList());
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    private static List<SeparationViolation> violations(List<?> rows) {
        return rows.stream().map(row -> violation((Object[]) row)).toList();
    }

    private static SeparationViolation violation(Object[] row) {
        return new SeparationViolation(
                (UUID) row[0], (UUID) row[1], Columns.instant(row[2]), List.of(((String) row[3]).split("\n")));
    }
}
