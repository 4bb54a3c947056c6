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
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The members of the entered tenant as whoever looks after people sees them, those kept out and those who are only invited included. */
@ApplicationScoped
public class PeopleList {
    private static final String MEMBERS = """
        select u.tenant_id, u.id, u.email, u.name, upper(u.status) as state, u.account_id, u.last_login, u.created_at,
          cast(null as timestamptz) as expires_at, cast(null as text) as role
        from users u where u.tenant_id = ?1
        """;
    private static final String INVITED = """
        select u.tenant_id, u.id, u.email, u.name, 'INVITED' as state, u.account_id, cast(null as timestamptz) as last_login,
          u.created_at, u.expires_at, cast(u.role as text) as role
        from invitations u where u.tenant_id = ?1 and u.accepted_at is null and u.revoked_at is null
        """;
    /** Roles are looked up for those who are shown. */
    private static final String SHOWN = """
        select u.id, u.email, u.name, u.state, a.name, u.last_login, u.created_at, u.expires_at, u.account_id,
          coalesce(u.role, (select string_agg(distinct r.name, chr(10) order by r.name) from user_roles g
           join roles r on r.tenant_id = g.tenant_id and r.id = g.role_id
           where g.tenant_id = ?1 and g.user_id = u.id and g.revoked_at is null and g.valid_from <= now()
             and (g.valid_to is null or g.valid_to > now())))
        from (%s) u left join accounts a on a.tenant_id = u.tenant_id and a.id = u.account_id
        """;

    private static final String HOLDS_ROLE = """
        and exists (select from user_roles h join roles r on r.tenant_id = h.tenant_id and r.id = h.role_id
          where h.tenant_id = ?1 and h.user_id = u.id and r.name = ?5 and h.revoked_at is null
            and (h.valid_to is null or h.valid_to > now()))\
        """;
    private static final String INVITED_INTO_AREA = """
        (u.account_id = any (cast(?2 as uuid[])) or u.scope_type = 'account' and u.scope_id = any (cast(?2 as uuid[]))
          or u.scope_type = 'location' and u.scope_id = any (cast(?3 as uuid[]))
          or u.scope_type = 'project' and exists (select from projects_cache p
            where p.tenant_id = ?1 and p.id = u.scope_id and p.account_id = any (cast(?2 as uuid[]))))\
        """;

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** Whether somebody may act: kept out, or not even a member yet, they may not. */
    public enum State {
        ACTIVE,
        DISABLED,
        INVITED
    }

    /**
     * A member, or somebody who is invited.
     *
     * @param user of a member; the id of the invitation for somebody who is no member yet
     * @param account the name of the client organization; null for people who belong to none
     * @param lastLogin null for somebody who never signed in
     * @param since when they became a member, or were invited
     * @param invitedUntil when the invitation ends, or has ended; null for members
     * @param roles the names of the roles that they hold somewhere now, sorted; the first role of somebody who is invited
     */
    public record Member(
            UserId user,
            String email,
            String name,
            State state,
            UUID accountId,
            String account,
            Instant lastLogin,
            Instant since,
            Instant invitedUntil,
            List<String> roles) {
        public Member {
            roles = List.copyOf(roles);
        }

        public boolean active() {
            return state == State.ACTIVE;
        }
    }

    /**
     * Whom to list.
     *
     * @param text that is part of the name or address, in lower case; null for everybody
     * @param role that they hold now or will; null for any
     * @param account that they belong to; null for any and none
     * @param states never empty
     */
    public record Wanted(String text, String role, UUID account, Set<State> states) {
        /** Everybody who is a member. */
        public static final Wanted MEMBERS = new Wanted(null, null, null, EnumSet.of(State.ACTIVE, State.DISABLED));

        public Wanted {
            states = Set.copyOf(states);
        }

        /** The same, of whose name or address this is a part. @param part in lower case */
        public Wanted about(String part) {
            return new Wanted(part, role, account, states);
        }

        /** The same, who hold this role now or will. */
        public Wanted holding(String newRole) {
            return new Wanted(text, newRole, account, states);
        }

        private boolean members() {
            return states.contains(State.ACTIVE) || states.contains(State.DISABLED);
        }

        private String arm(String beginning, String ofArea, String ofRole, Cursor after) {
            return beginning
                    + ofArea
                    + (text == null
                            ? ""
                            : " and (position(cast(?4 as text) in lower(u.name)) > 0 or position(cast(?4 as text)"
                                    + " in u.email) > 0)")
                    + (role == null ? "" : ofRole)
                    + (account == null ? "" : " and u.account_id = ?9")
                    + (after == null ? "" : " and (u.name, u.id) > (?6, ?7)");
        }
    }

    /**
     * People by name.
     *
     * @param area only people whom {@link Assignments#knows} would find in it, and those invited into it
     * @param after name and id of the last one of the page before; null for the first page
     * @param limit how many at most
     */
    public List<Member> page(TenantId tenant, Area area, Wanted wanted, Cursor after, int limit) {
        List<String> arms = new ArrayList<>();
        if (wanted.members()) {
            String status = wanted.states().containsAll(Wanted.MEMBERS.states())
                    ? ""
                    : " and u.status " + (wanted.states().contains(State.ACTIVE) ? "=" : "<>") + " 'active'";
            arms.add(wanted.arm(MEMBERS, inArea(area, Assignments.KNOWN_IN_AREA) + status, HOLDS_ROLE, after));
        }
        if (wanted.states().contains(State.INVITED)) {
            arms.add(wanted.arm(INVITED, inArea(area, INVITED_INTO_AREA), " and u.role = ?5", after));
        }
        Query query = within(tenant, area, String.join(" union all ", arms), " order by u.name, u.id limit ?8")
                .setParameter(8, limit);
        if (wanted.text() != null) {
            query.setParameter(4, wanted.text());
        }
        if (wanted.role() != null) {
            query.setParameter(5, wanted.role());
        }
        if (wanted.account() != null) {
            query.setParameter(9, wanted.account());
        }
        if (after != null) {
            query.setParameter(6, after.key()).setParameter(7, after.id());
        }
        return members(query);
    }

    /** The member, unless there is none whom {@link Assignments#knows} would find in the area. */
    public Optional<Member> find(TenantId tenant, Area area, UserId user) {
        return one(tenant, area, MEMBERS + inArea(area, Assignments.KNOWN_IN_AREA) + " and u.id = ?4", user.value());
    }

    /** The member of an address in lower case; see {@link #find}. */
    public Optional<Member> byEmail(TenantId tenant, Area area, String email) {
        return one(tenant, area, MEMBERS + inArea(area, Assignments.KNOWN_IN_AREA) + " and u.email = ?4", email);
    }

    /** Somebody who is invited into the area; empty when the invitation is not open or there is none. */
    public Optional<Member> invited(TenantId tenant, Area area, UUID invitation) {
        return one(tenant, area, INVITED + inArea(area, INVITED_INTO_AREA) + " and u.id = ?4", invitation);
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

    private Optional<Member> one(TenantId tenant, Area area, String arm, Object key) {
        return members(within(tenant, area, arm, "").setParameter(4, key)).stream()
                .findFirst();
    }

    private static String inArea(Area area, String condition) {
        return area.all() ? "" : " and " + condition;
    }

    private Query within(TenantId tenant, Area area, String people, String end) {
        Query query = em.createNativeQuery(SHOWN.formatted(people) + end).setParameter(1, tenant.value());
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
                State.valueOf((String) row[3]),
                (UUID) row[8],
                (String) row[4],
                Columns.instant(row[5]),
                Columns.instant(row[6]),
                Columns.instant(row[7]),
                row[9] == null ? List.of() : List.of(((String) row[9]).split("\n")));
    }
}
