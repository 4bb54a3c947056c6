package io.holdfast.rbac.model;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The places of the entered tenant that lie in some scopes and in somebody's area, in their order: the organization as a whole, then its
 * accounts, locations and projects, each kind by name. One statement for each kind that a page reaches.
 */
@ApplicationScoped
public class PlaceList {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** A place and what it is called. The organization as a whole has no id. */
    public record NamedPlace(Scope place, String name) {}

    /**
     * A page of places.
     *
     * @param scopes that the places lie in
     * @param text that is part of the name, in lower case; null for every place
     * @param after the last one of the page before; null for the first page
     */
    public List<NamedPlace> page(
            TenantId tenant, Set<Scope> scopes, Area area, String text, NamedPlace after, int limit) {
        boolean everywhere = scopes.contains(Scope.TENANT);
        List<NamedPlace> page = new ArrayList<>();
        for (Scope.Type type : Scope.Type.values()) {
            if (after != null && type.compareTo(after.place().type()) < 0) {
                continue;
            }
            NamedPlace begin = after != null && after.place().type() == type ? after : null;
            int most = limit - page.size();
            if (most > 0) {
                page.addAll(
                        type == Scope.Type.TENANT
                                ? organization(tenant, everywhere && area.all() && begin == null, text)
                                : places(tenant, type, everywhere ? null : scopes, area, text, begin, most));
            }
        }
        return page;
    }

    /** What places are called, those included that are gone; the organization as a whole is none of them. */
    public Map<Scope, String> names(TenantId tenant, Collection<Scope> wanted) {
        Map<Scope, String> names = new HashMap<>();
        for (Scope.Type type : List.of(Scope.Type.ACCOUNT, Scope.Type.LOCATION, Scope.Type.PROJECT)) {
            List<UUID> ids = wanted.stream()
                    .filter(scope -> scope.type() == type)
                    .map(Scope::id)
                    .toList();
            if (!ids.isEmpty()) {
                named(
                                type,
                                em.createNativeQuery("select p.id, p.name from " + table(type)
                                                + " p where p.tenant_id = ?1 and p.id = any (cast(?2 as uuid[]))")
                                        .setParameter(1, tenant.value())
                                        .setParameter(2, Assignments.array(ids)))
                        .forEach(one -> names.put(one.place(), one.name()));
            }
        }
        return names;
    }

    private static String table(Scope.Type type) {
        return switch (type) {
            case ACCOUNT -> "accounts";
            case LOCATION -> "locations";
            case PROJECT -> "projects_cache";
            case TENANT -> throw new IllegalArgumentException("the organization is no place among others");
        };
    }

    private List<NamedPlace> organization(TenantId tenant, boolean reached, String text) {
        if (!reached) {
            return List.of();
        }
        Query query = em.createNativeQuery(
                        "select cast(null as uuid), t.name from tenants t where t.id = ?1" + fits("t", text))
                .setParameter(1, tenant.value());
        return named(Scope.Type.TENANT, text == null ? query : query.setParameter(5, text));
    }

    /** @param scopes null for everywhere */
    private List<NamedPlace> places(
            TenantId tenant, Scope.Type type, Set<Scope> scopes, Area area, String text, NamedPlace after, int limit) {
        String sql = "select p.id, p.name from " + table(type) + " p where p.tenant_id = ?1"
                + (type == Scope.Type.PROJECT ? " and p.gone_at is null" : "")
                + (type == Scope.Type.PROJECT ? projects(scopes, area) : directly(scopes, area))
                + fits("p", text)
                + (after == null ? "" : " and (p.name, p.id) > (?6, ?7)")
                + " order by p.name, p.id limit ?8";
        Query query = em.createNativeQuery(sql).setParameter(1, tenant.value()).setParameter(8, limit);
        if (type != Scope.Type.PROJECT && (scopes != null || !area.all())) {
            query.setParameter(2, Assignments.array(ids(type, scopes, area)));
        }
        if (type == Scope.Type.PROJECT && scopes != null) {
            query.setParameter(2, Assignments.array(ids(Scope.Type.PROJECT, scopes, Area.ALL)));
            query.setParameter(3, Assignments.array(ids(Scope.Type.ACCOUNT, scopes, Area.ALL)));
        }
        if (type == Scope.Type.PROJECT && !area.all()) {
            query.setParameter(4, Assignments.array(area.accounts()));
        }
        if (text != null) {
            query.setParameter(5, text);
        }
        if (after != null) {
            query.setParameter(6, after.name()).setParameter(7, after.place().id());
        }
        return named(type, query);
    }

    private static String directly(Set<Scope> scopes, Area area) {
        return scopes == null && area.all() ? "" : " and p.id = any (cast(?2 as uuid[]))";
    }

    private static String projects(Set<Scope> scopes, Area area) {
        String granted = """
             and p.id in (select x.id from projects_cache x where x.tenant_id = ?1 and x.id = any (cast(?2 as uuid[]))
               union select x.id from projects_cache x where x.tenant_id = ?1 and x.account_id = any (cast(?3 as uuid[])))
            """;
        return (scopes == null ? "" : granted) + (area.all() ? "" : " and p.account_id = any (cast(?4 as uuid[]))");
    }

    /** The ids of one kind that lie in the scopes and the area; everything where neither narrows is never asked for. */
    private static Set<UUID> ids(Scope.Type type, Set<Scope> scopes, Area area) {
        Set<UUID> inArea = type == Scope.Type.ACCOUNT ? area.accounts() : area.locations();
        if (scopes == null) {
            return inArea;
        }
        Set<UUID> ids = new HashSet<>(scopes.stream()
                .filter(scope -> scope.type() == type)
                .map(Scope::id)
                .collect(toUnmodifiableSet()));
        if (!area.all()) {
            ids.retainAll(inArea);
        }
        return ids;
    }

    private static String fits(String alias, String text) {
        return text == null ? "" : " and position(cast(?5 as text) in lower(" + alias + ".name)) > 0";
    }

    @SuppressWarnings("unchecked")
    private static List<NamedPlace> named(Scope.Type type, Query query) {
        return ((List<Object[]>) query.getResultList())
                .stream()
                        .map(row -> new NamedPlace(new Scope(type, (UUID) row[0]), (String) row[1]))
                        .toList();
    }
}
