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

    /** Every place of the tenant but itself, each with the next wider one. */
    public Map<Scope, Scope> all(TenantId tenant) {
        Map<Scope, Scope> all = new HashMap<>();
        for (Scope.Type type : List.of(Scope.Type.ACCOUNT, Scope.Type.LOCATION, Scope.Type.PROJECT)) {
            List<?> rows = em.createNativeQuery(from(type) + " tenant_id = ?1")
                    .setParameter(1, tenant.value())
                    .getResultList();
            rows.forEach(row -> put(all, type, row));
        }
        return all;
    }

    /** The ids of the places of a kind, sorted. @param after the last one of the page before; null for the first page */
    public List<UUID> ids(TenantId tenant, Scope.Type type, UUID after, int limit) {
        var query = em.createNativeQuery(from(type) + " tenant_id = ?1" + (after == null ? "" : " and id > ?2")
                        + " order by id limit ?3")
                .setParameter(1, tenant.value())
                .setParameter(3, limit);
        if (after != null) {
            query.setParameter(2, after);
        }
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> (UUID) ((Object[]) row)[0]).toList();
    }

    private List<?> rows(TenantId tenant, Scope.Type type, String ids) {
        return em.createNativeQuery(from(type) + " tenant_id = ?1 and id = any (cast(?2 as uuid[]))")
                .setParameter(1, tenant.value())
                .setParameter(2, ids)
                .getResultList();
    }

    /** The beginning of a query for places of a kind, each with the account that it lies in. */
    private static String from(Scope.Type type) {
        return switch (type) {
            case ACCOUNT -> "select id, null from accounts where";
            case LOCATION -> "select id, null from locations where";
            case PROJECT -> "select id, account_id from projects_cache where gone_at is null and";
            case TENANT -> throw new IllegalArgumentException("a tenant is no place among others");
        };
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
