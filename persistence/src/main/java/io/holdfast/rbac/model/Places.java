package io.holdfast.rbac.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where the places of the entered tenant lie: accounts and locations directly in it, a project in its account where it has one. */
@ApplicationScoped
public class Places {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * A place and those around it, each with the next wider one. Empty for the tenant itself, which lies nowhere, and for what is
     * no place of this tenant.
     */
    public Map<Scope, Scope> around(TenantId tenant, Scope place) {
        return around(tenant, List.of(place));
    }

    /** The same for several places together: a statement for each kind of place that is among them. */
    public Map<Scope, Scope> around(TenantId tenant, Collection<Scope> places) {
        Map<Scope, Scope> around = new HashMap<>();
        places.stream()
                .filter(place -> place.type() != Scope.Type.TENANT)
                .collect(groupingBy(Scope::type, mapping(place -> place.id().toString(), joining(",", "{", "}"))))
                .forEach((type, ids) -> rows(tenant, type, ids).forEach(row -> put(around, type, row)));
        return around;
    }

    /** The ids of the places of a kind, sorted. @param after the last one of the page before; null for the first page */
    @SuppressWarnings("unchecked")
    public List<UUID> ids(TenantId tenant, Scope.Type type, UUID after, int limit) {
        String from =
                switch (type) {
                    case ACCOUNT -> "select id from accounts where";
                    case LOCATION -> "select id from locations where";
                    case PROJECT -> "select id from projects_cache where gone_at is null and";
                    case TENANT -> throw new IllegalArgumentException("a tenant is no place among others");
                };
        var query = em.createNativeQuery(
                        from + " tenant_id = ?1" + (after == null ? "" : " and id > ?2") + " order by id limit ?3")
                .setParameter(1, tenant.value())
                .setParameter(3, limit);
        if (after != null) {
            query.setParameter(2, after);
        }
        return query.getResultList();
    }

    private List<?> rows(TenantId tenant, Scope.Type type, String ids) {
        String from =
                switch (type) {
                    case ACCOUNT -> "select id, null from accounts where";
                    case LOCATION -> "select id, null from locations where";
                    default -> "select id, account_id from projects_cache where gone_at is null and";
                };
        return em.createNativeQuery(from + " tenant_id = ?1 and id = any (cast(?2 as uuid[]))")
                .setParameter(1, tenant.value())
                .setParameter(2, ids)
                .getResultList();
    }

    private static void put(Map<Scope, Scope> around, Scope.Type type, Object row) {
        UUID owner = (UUID) ((Object[]) row)[1];
        var place = new Scope(type, (UUID) ((Object[]) row)[0]);
        if (owner == null) {
            around.put(place, Scope.TENANT);
        } else {
            var account = new Scope(Scope.Type.ACCOUNT, owner);
            around.put(place, account);
            around.put(account, Scope.TENANT);
        }
    }
}
