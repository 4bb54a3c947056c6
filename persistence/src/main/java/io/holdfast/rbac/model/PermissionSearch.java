package io.holdfast.rbac.model;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Finds what is allowed in the entered tenant, now and without attributes: the rows of {@code user_permission_matrix} whose time and
 * place fit, of people who are active and not denied. Of a permission that an organization above has locked, only the assignments of
 * the named roles themselves count.
 */
@ApplicationScoped
public class PermissionSearch {
    private static final String LIVE = " and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())\n";
    /** Parameters 10 to 12: kind and id of a place, and the account that it lies in. */
    private static final String COVERS = """
             and (m.scope_type = 'tenant' or m.scope_type = cast(?10 as text) and m.scope_id = cast(?11 as uuid)
               or m.scope_type = 'account' and m.scope_id = cast(?12 as uuid))
            """;
    /** A deny with a condition holds, because nothing here can evaluate it. Denies are for the whole organization. */
    static final String NOT_DENIED = """
            not exists (select from permission_denies d
              where d.tenant_id = ?1 and d.user_id = %s and d.permission_id = %s and d.revoked_at is null
                and d.valid_from <= now() and (d.valid_to is null or d.valid_to > now()))
            """;

    private static final String BY_MATRIX = """
             from user_permission_matrix m
            where m.tenant_id = ?1 and m.permission_id = ?4 and not m.conditional""" + LIVE;
    /** Parameter 5: the roles that a lock names, one a line. */
    private static final String BY_LOCK = """
             from user_roles m
            join roles r on r.tenant_id = ?1 and r.id = m.role_id and r.name = any (string_to_array(?5, chr(10)))
            join users n on n.tenant_id = ?1 and n.id = m.user_id
            where m.tenant_id = ?1 and m.revoked_at is null and m.condition = '{}'""" + LIVE;

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Inject
    Places places;

    /** Somebody who may do something. */
    public record Person(UserId user, String email, String name) {}

    /**
     * Who may do something at a place, by their addresses.
     *
     * @param area only people whom {@link Assignments#knows} would find in it
     * @param text that is part of the address, in lower case; null for everybody
     * @param after the address of the last one of the page before; null for the first page
     */
    public List<Person> who(
            TenantId tenant, Area area, String permission, Scope place, String text, String after, int limit) {
        Optional<UUID> key = key(tenant, permission);
        Map<Scope, Scope> around = places.around(tenant, place);
        if (key.isEmpty() || isNowhere(place, around)) {
            return List.of();
        }
        Optional<Set<String>> locked = lockedTo(permission);
        String email = locked.isPresent() ? "(n.email collate \"C\")" : "m.email";
        Query query = em.createNativeQuery("select u.id, c.email, u.name from (select distinct " + email
                + " as email, m.user_id" + (locked.isPresent() ? BY_LOCK : BY_MATRIX) + COVERS
                + (after == null ? "" : " and " + email + " > cast(?6 as text)")
                + (text == null ? "" : " and position(cast(?7 as text) in " + email + ") > 0")
                + ") c join users u on u.tenant_id = ?1 and u.id = c.user_id and u.status = 'active' where "
                + NOT_DENIED.formatted("u.id", "?4")
                + (area.all() ? "" : " and " + Assignments.KNOWN_IN_AREA)
                + " order by c.email limit ?8");
        at(query, tenant, place, around).setParameter(4, key.get()).setParameter(8, limit);
        locked.ifPresent(roles -> query.setParameter(5, String.join("\n", roles)));
        set(query, 6, after);
        set(query, 7, text);
        if (!area.all()) {
            query.setParameter(2, Assignments.array(area.accounts()));
            query.setParameter(3, Assignments.array(area.locations()));
        }
        return rows(query).stream()
                .map(row -> new Person(new UserId((UUID) row[0]), (String) row[1], (String) row[2]))
                .toList();
    }

    /** The scopes in which a person may use a permission; empty for nowhere. */
    public Set<Scope> scopes(TenantId tenant, UserId user, String permission) {
        Optional<UUID> key = key(tenant, permission);
        if (key.isEmpty()) {
            return Set.of();
        }
        Optional<Set<String>> locked = lockedTo(permission);
        Query query = em.createNativeQuery("select distinct m.scope_type, m.scope_id"
                        + (locked.isPresent() ? BY_LOCK : BY_MATRIX)
                        + " and m.user_id = ?2 and exists (select from users u"
                        + " where u.tenant_id = ?1 and u.id = ?2 and u.status = 'active') and "
                        + NOT_DENIED.formatted("?2", "?4"))
                .setParameter(1, tenant.value())
                .setParameter(2, user.value())
                .setParameter(4, key.get());
        locked.ifPresent(roles -> query.setParameter(5, String.join("\n", roles)));
        return rows(query).stream()
                .map(row -> new Scope(Scope.Type.ofWord((String) row[0]), (UUID) row[1]))
                .collect(toUnmodifiableSet());
    }

    /**
     * The keys of what a person may do at a place, sorted.
     *
     * @param text that is part of the key; null for every key
     * @param after the last key of the page before; null for the first page
     */
    @SuppressWarnings("unchecked")
    public List<String> actions(TenantId tenant, UserId user, Scope place, String text, String after, int limit) {
        Map<Scope, Scope> around = places.around(tenant, place);
        if (isNowhere(place, around)) {
            return List.of();
        }
        Query query = em.createNativeQuery("""
                        with locks as materialized (
                          select l.permission, l.role, l.above, max(l.above) over (partition by l.permission) as highest
                          from permission_locks_above(null) l
                        )
                        select p.name from permissions p
                        join users u on u.tenant_id = ?1 and u.id = ?2 and u.status = 'active'
                        where p.tenant_id = ?1 and (
                          exists (select from user_permission_matrix m
                            where m.tenant_id = ?1 and m.user_id = ?2 and m.permission_id = p.id and not m.conditional""" + LIVE + COVERS
                + ") and p.name not in (select l.permission from locks l)"
                + " or exists (select from locks l join roles r on r.tenant_id = ?1 and r.name = l.role"
                + " join user_roles m on m.tenant_id = ?1 and m.user_id = ?2 and m.role_id = r.id"
                + " and m.revoked_at is null and m.condition = '{}'" + LIVE + COVERS
                + " where l.permission = p.name and l.above = l.highest)) and "
                + NOT_DENIED.formatted("?2", "p.id")
                + (after == null ? "" : " and p.name > cast(?6 as text)")
                + (text == null ? "" : " and position(cast(?7 as text) in p.name) > 0")
                + " order by p.name limit ?8");
        at(query, tenant, place, around).setParameter(2, user.value()).setParameter(8, limit);
        set(query, 6, after);
        set(query, 7, text);
        return query.getResultList();
    }

    private Optional<UUID> key(TenantId tenant, String permission) {
        return em.createNativeQuery("select id from permissions where tenant_id = ?1 and name = ?2")
                .setParameter(1, tenant.value())
                .setParameter(2, permission)
                .getResultStream()
                .map(UUID.class::cast)
                .findFirst();
    }

    /** The roles that the highest lock from above names; empty when nobody has locked the permission. */
    @SuppressWarnings("unchecked")
    private Optional<Set<String>> lockedTo(String permission) {
        List<String> roles =
                em.createNativeQuery("""
                        select l.role from (select l.role, l.above, max(l.above) over () as highest
                          from permission_locks_above(cast(?1 as text)) l) l
                        where l.above = l.highest""").setParameter(1, permission).getResultList();
        return roles.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(roles));
    }

    private static boolean isNowhere(Scope place, Map<Scope, Scope> around) {
        return place.type() != Scope.Type.TENANT && !around.containsKey(place);
    }

    private static Query at(Query query, TenantId tenant, Scope place, Map<Scope, Scope> around) {
        Scope wider = around.getOrDefault(place, Scope.TENANT);
        return query.setParameter(1, tenant.value())
                .setParameter(10, place.type().word())
                .setParameter(11, text(place.id()))
                .setParameter(12, text(wider.id()));
    }

    private static void set(Query query, int parameter, String value) {
        if (value != null) {
            query.setParameter(parameter, value);
        }
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }
}
