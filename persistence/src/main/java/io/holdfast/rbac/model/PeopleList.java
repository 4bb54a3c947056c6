package io.holdfast.rbac.model;

import static java.util.stream.Collectors.toMap;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The members of the entered tenant as whoever looks after people sees them, those included who are kept out. */
@ApplicationScoped
public class PeopleList {
    private static final String EVERY = """
        select u.id, u.email, u.name, u.status = 'active', a.name, u.last_login, u.created_at,
          (select string_agg(distinct r.name, chr(10) order by r.name) from user_roles g
           join roles r on r.tenant_id = g.tenant_id and r.id = g.role_id
           where g.tenant_id = u.tenant_id and g.user_id = u.id and g.revoked_at is null and g.valid_from <= now()
             and (g.valid_to is null or g.valid_to > now()))
        from users u left join accounts a on a.tenant_id = u.tenant_id and a.id = u.account_id
        where u.tenant_id = ?1
        """;
    private static final String HOLDS_ROLE = """
        and exists (select from user_roles h join roles r on r.tenant_id = h.tenant_id and r.id = h.role_id
          where h.tenant_id = ?1 and h.user_id = u.id and r.name = ?5 and h.revoked_at is null
            and (h.valid_to is null or h.valid_to > now()))\
        """;

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * A member.
     *
     * @param account the name of the client organization; null for people who belong to none
     * @param lastLogin null for somebody who never signed in
     * @param roles the names of the roles that they hold somewhere now, sorted
     */
    public record Member(
            UserId user,
            String email,
            String name,
            boolean active,
            String account,
            Instant lastLogin,
            Instant since,
            List<String> roles) {
        public Member {
            roles = List.copyOf(roles);
        }
    }

    /**
     * Whom to list.
     *
     * @param text that is part of the name or address, in lower case; null for everybody
     * @param role that they hold now or will; null for any
     * @param active null for those who may act and those kept out
     */
    public record Wanted(String text, String role, Boolean active) {
        /** Everybody. */
        public static final Wanted ALL = new Wanted(null, null, null);
    }

    /**
     * People by name.
     *
     * @param area only people whom {@link Assignments#knows} would find in it
     * @param after name and id of the last one of the page before; null for the first page
     * @param limit how many at most
     */
    public List<Member> page(TenantId tenant, Area area, Wanted wanted, Cursor after, int limit) {
        Query query = within(
                tenant,
                area,
                (wanted.text() == null
                                ? ""
                                : " and (position(cast(?4 as text) in lower(u.name)) > 0 or position(cast(?4 as text)"
                                        + " in u.email) > 0)")
                        + (wanted.role() == null ? "" : HOLDS_ROLE)
                        + (wanted.active() == null
                                ? ""
                                : " and u.status " + (wanted.active() ? "=" : "<>") + " 'active'")
                        + (after == null ? "" : " and (u.name, u.id) > (?6, ?7)")
                        + " order by u.name, u.id limit ?8");
        query.setParameter(8, limit);
        if (wanted.text() != null) {
            query.setParameter(4, wanted.text());
        }
        if (wanted.role() != null) {
            query.setParameter(5, wanted.role());
        }
        if (after != null) {
            query.setParameter(6, after.key()).setParameter(7, after.id());
        }
        return members(query);
    }

    /** The member, unless there is none whom {@link Assignments#knows} would find in the area. */
    public Optional<Member> find(TenantId tenant, Area area, UserId user) {
        return members(within(tenant, area, " and u.id = ?4").setParameter(4, user.value())).stream()
                .findFirst();
    }

    /** The member of an address in lower case; see {@link #find}. */
    public Optional<Member> byEmail(TenantId tenant, Area area, String email) {
        return members(within(tenant, area, " and u.email = ?4").setParameter(4, email)).stream()
                .findFirst();
    }

    /** The names of members, as far as they are any. */
    public Map<UUID, String> names(TenantId tenant, Collection<UUID> users) {
        List<?> rows = em.createNativeQuery(
                        "select id, name from users where tenant_id = ?1 and id = any (cast(?2 as uuid[]))")
                .setParameter(1, tenant.value())
                .setParameter(2, Assignments.array(users))
                .getResultList();
        return rows.stream().map(row -> (Object[]) row).collect(toMap(row -> (UUID) row[0], row -> (String) row[1]));
    }

    private Query within(TenantId tenant, Area area, String conditions) {
        Query query = em.createNativeQuery(EVERY + (area.all() ? "" : " and " + Assignments.KNOWN_IN_AREA) + conditions)
                .setParameter(1, tenant.value());
        return area.all()
                ? query
                : query.setParameter(2, Assignments.array(area.accounts()))
                        .setParameter(3, Assignments.array(area.locations()));
    }

    private static List<Member> members(Query query) {
        return ((List<?>) query.getResultList())
                .stream().map(row -> member((Object[]) row)).toList();
    }

    private static Member member(Object[] row) {
        return new Member(
                new UserId((UUID) row[0]),
                (String) row[1],
                (String) row[2],
                (Boolean) row[3],
                (String) row[4],
                Columns.instant(row[5]),
                Columns.instant(row[6]),
                row[7] == null ? List.of() : List.of(((String) row[7]).split("\n")));
    }
}
