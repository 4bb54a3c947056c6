package io.holdfast.rbac.model;

import static io.holdfast.shared.json.SharedJson.JSON;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.holdfast.shared.id.RoleId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Scope;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The assignments of the entered tenant that hold now or will: the rows of {@code user_roles} that have not ended. */
@ApplicationScoped
public class Assignments {
    private static final String EVERY = """
            select g.id, g.user_id, u.email, u.name, r.name as role, r.level, g.scope_type, g.scope_id, g.assigned_at,
                   g.assigned_by, g.valid_from, g.valid_to, cast(g.condition as text)
            from user_roles g
            join roles r on r.tenant_id = g.tenant_id and r.id = g.role_id
            join users u on u.tenant_id = g.tenant_id and u.id = g.user_id
            where g.tenant_id = ?1
            """;
    /** Of what has not ended, the present and future; the tenant is parameter 1. */
    static final String LIVING = EVERY + " and g.revoked_at is null and (g.valid_to is null or g.valid_to > now())\n";
    /** Those within an area; its accounts and locations are the parameters 2 and 3. */
    static final String IN_AREA = """
            and (g.scope_type = 'account' and g.scope_id = any (cast(?2 as uuid[]))
               or g.scope_type = 'location' and g.scope_id = any (cast(?3 as uuid[]))
               or g.scope_type = 'project' and exists (select from projects_cache p
                 where p.tenant_id = g.tenant_id and p.id = g.scope_id and p.account_id = any (cast(?2 as uuid[]))))""";

    /**
     * Whether a user {@code u} belongs to an account of an area, or holds a role within it. The tenant is parameter 1, the area's accounts
     * and locations are 2 and 3.
     */
    static final String KNOWN_IN_AREA = """
            (u.account_id = any (cast(?2 as uuid[])) or exists (select from user_roles g
              where g.tenant_id = ?1 and g.user_id = u.id and g.revoked_at is null and (g.valid_to is null or g.valid_to > now())
            """ + IN_AREA + "))";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Inject
    RightsChanges rights;

    /**
     * The assignments within an area, the oldest first.
     *
     * @param user whose; null for everybody's
     * @param after the id of the last one of the page before; null for the first page
     * @param limit how many at most
     */
    public List<AssignedRole> page(TenantId tenant, Area area, UserId user, UUID after, int limit) {
        Query query = within(
                area,
                LIVING
                        + (area.all() ? "" : IN_AREA)
                        + (user == null ? "" : " and g.user_id = ?4")
                        + (after == null ? "" : " and g.id > ?5")
                        + " order by g.id limit ?6");
        query.setParameter(1, tenant.value()).setParameter(6, limit);
        if (user != null) {
            query.setParameter(4, user.value());
        }
        if (after != null) {
            query.setParameter(5, after);
        }
        return assigned(query);
    }

    /** The assignment, unless it has ended, lies outside the area, or is none at all. */
    public Optional<AssignedRole> find(TenantId tenant, Area area, UUID id) {
        Query query = within(area, LIVING + (area.all() ? "" : IN_AREA) + " and g.id = ?4");
        query.setParameter(1, tenant.value()).setParameter(4, id);
        return assigned(query).stream().findFirst();
    }

    /** Those of some assignments that there are, ended ones included, the oldest first. */
    public List<AssignedRole> found(TenantId tenant, Collection<UUID> ids) {
        return assigned(em.createNativeQuery(EVERY + " and g.id = any (cast(?2 as uuid[])) order by g.id")
                .setParameter(1, tenant.value())
                .setParameter(2, array(ids)));
    }

    /** The assignments of a person that have not ended, the oldest first. */
    public List<AssignedRole> living(TenantId tenant, UserId user) {
        return assigned(em.createNativeQuery(LIVING + " and g.user_id = ?2 order by g.id")
                .setParameter(1, tenant.value())
                .setParameter(2, user.value()));
    }

    /** Every assignment that a person ever had, those taken back and ended included, the oldest first. */
    public List<AssignedRole> history(TenantId tenant, UserId user) {
        return assigned(em.createNativeQuery(EVERY + " and g.user_id = ?2 order by g.id")
                .setParameter(1, tenant.value())
                .setParameter(2, user.value()));
    }

    /** True when the member belongs to an account of the area, or holds a role within it. */
    public boolean knows(TenantId tenant, Area area, UserId user) {
        if (area.all()) {
            return !em.createNativeQuery("select 1 from users where tenant_id = ?1 and id = ?2")
                    .setParameter(1, tenant.value())
                    .setParameter(2, user.value())
                    .getResultList()
                    .isEmpty();
        }
        boolean ofAccount = !em.createNativeQuery("""
                        select 1 from users
                        where tenant_id = ?1 and id = ?2 and account_id = any (cast(?3 as uuid[]))""")
                .setParameter(1, tenant.value())
                .setParameter(2, user.value())
                .setParameter(3, array(area.accounts()))
                .getResultList()
                .isEmpty();
        return ofAccount || !page(tenant, area, user, null, 1).isEmpty();
    }

    /** Those of some people whom {@link #knows} would find in an area. */
    public Set<UserId> known(TenantId tenant, Area area, Collection<UserId> people) {
        String sql = "select u.id from users u where u.tenant_id = ?1 and u.id = any (cast(?4 as uuid[]))"
                + (area.all() ? "" : " and " + KNOWN_IN_AREA);
        List<?> found = within(area, sql)
                .setParameter(1, tenant.value())
                .setParameter(4, array(people.stream().map(UserId::value).toList()))
                .getResultList();
        return found.stream().map(id -> new UserId((UUID) id)).collect(toUnmodifiableSet());
    }

    /** The members of an area by their addresses. @param emails in lower case */
    public Map<String, UserId> byEmail(TenantId tenant, Area area, Collection<String> emails) {
        String sql = "select u.email, u.id from users u where u.tenant_id = ?1"
                + " and u.email in (select jsonb_array_elements_text(cast(?4 as jsonb)))"
                + (area.all() ? "" : " and " + KNOWN_IN_AREA);
        List<?> found = within(area, sql)
                .setParameter(1, tenant.value())
                .setParameter(4, JSON.createArrayBuilder(emails).build().toString())
                .getResultList();
        return found.stream()
                .map(row -> (Object[]) row)
                .collect(toUnmodifiableMap(row -> (String) row[0], row -> new UserId((UUID) row[1])));
    }

    /**
     * Assigns a role. One that has ended by its time makes room; one that has not, stays, and nothing is added.
     *
     * @param from null for now
     * @param to the first moment when it does not hold any more; null for ever
     * @param condition the attributes that a question must have; see {@link RoleGrants#add}
     * @return the id of the new assignment; empty when the user has this role in this scope already, now or later
     */
    public Optional<UUID> add(
            TenantId tenant,
            UserId user,
            RoleId role,
            Scope scope,
            Instant from,
            Instant to,
            Map<String, Object> condition,
            UserId assignedBy) {
        rights.note();
        em.createNativeQuery("""
                        update user_roles set revoked_at = valid_to
                        where tenant_id = ?1 and user_id = ?2 and role_id = ?3 and revoked_at is null and valid_to <= now()""")
                .setParameter(1, tenant.value())
                .setParameter(2, user.value())
                .setParameter(3, role.value())
                .executeUpdate();
        UUID id = Uuids.next();
        int added = em.createNativeQuery("""
                        insert into user_roles (tenant_id, id, user_id, role_id, scope_type, scope_id, assigned_by, valid_from,
                          valid_to, condition)
                        values (?1, ?2, ?3, ?4, ?5, cast(?6 as uuid), cast(?7 as uuid),
                          coalesce(cast(?8 as timestamptz), now()), cast(?9 as timestamptz), cast(?10 as jsonb))
                        on conflict do nothing""")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .setParameter(3, user.value())
                .setParameter(4, role.value())
                .setParameter(5, scope.type().word())
                .setParameter(6, scope.id() == null ? null : scope.id().toString())
                .setParameter(7, assignedBy == null ? null : assignedBy.toString())
                .setParameter(8, column(from))
                .setParameter(9, column(to))
                .setParameter(10, AttributeValues.write(condition))
                .executeUpdate();
        return added == 0 ? Optional.empty() : Optional.of(id);
    }

    /** Lets an assignment end at another moment. False when there is none that has not ended. @param to null for never */
    public boolean prolong(TenantId tenant, UUID id, Instant to) {
        rights.note();
        return em.createNativeQuery("""
                        update user_roles set valid_to = cast(?3 as timestamptz)
                        where tenant_id = ?1 and id = ?2 and revoked_at is null and (valid_to is null or valid_to > now())""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id)
                        .setParameter(3, column(to))
                        .executeUpdate()
                > 0;
    }

    /** Ends an assignment. False when there is none that has not ended. */
    public boolean revoke(TenantId tenant, UUID id, UserId by) {
        rights.note();
        return em.createNativeQuery("""
                        update user_roles set revoked_at = now(), revoked_by = cast(?3 as uuid)
                        where tenant_id = ?1 and id = ?2 and revoked_at is null""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id)
                        .setParameter(3, by == null ? null : by.toString())
                        .executeUpdate()
                > 0;
    }

    private Query within(Area area, String sql) {
        Query query = em.createNativeQuery(sql);
        return area.all()
                ? query
                : query.setParameter(2, array(area.accounts())).setParameter(3, array(area.locations()));
    }

    static List<AssignedRole> assigned(Query query) {
        return ((List<?>) query.getResultList())
                .stream().map(row -> assigned((Object[]) row)).toList();
    }

    /** @param row whose first thirteen columns are those of {@link #EVERY} */
    static AssignedRole assigned(Object[] row) {
        return new AssignedRole(
                (UUID) row[0],
                new UserId((UUID) row[1]),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                ((Number) row[5]).intValue(),
                new Scope(Scope.Type.ofWord((String) row[6]), (UUID) row[7]),
                Columns.instant(row[8]),
                (UUID) row[9],
                Columns.instant(row[10]),
                Columns.instant(row[11]),
                AttributeValues.read((String) row[12]));
    }

    private static Object column(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(joining(",", "{", "}"));
    }
}
