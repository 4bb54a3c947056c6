package io.holdfast.rbac.model;

import static java.util.stream.Collectors.toMap;

import io.holdfast.rbac.model.AccessReview.Counts;
import io.holdfast.rbac.model.ReviewItem.Escalation;
import io.holdfast.rbac.model.ReviewItem.State;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the access reviews of the entered tenant ask, and what was answered. */
@ApplicationScoped
public class ReviewItems {
    private static final String WAITS = "i.state in ('WAITING', 'ESCALATED')";
    private static final String OVER = "(g.revoked_at is not null or coalesce(g.valid_to <= now(), false))";
    private static final String STATE = "case when " + WAITS + " and " + OVER + " then 'GONE' else i.state end";
    /** In the order of what {@link Assignments#assigned} reads, and more. */
    private static final String EVERY = """
            select g.id, g.user_id, u.email, u.name, r.name as role, r.level, g.scope_type, g.scope_id, g.assigned_at,
              g.assigned_by, g.valid_from, g.valid_to, cast(g.condition as text) as attributes, i.id as item, u.last_login,
              i.reviewer_id, w.name as reviewer, %s as became, i.reason, i.decided_at, i.decided_by, i.escalated_by,
              i.escalated_at, i.escalation_reason, i.ended_at, i.trouble
            from access_review_items i
            join user_roles g on g.tenant_id = i.tenant_id and g.id = i.assignment_id
            join users u on u.tenant_id = g.tenant_id and u.id = g.user_id
            join users w on w.tenant_id = i.tenant_id and w.id = i.reviewer_id
            join roles r on r.tenant_id = g.tenant_id and r.id = g.role_id
            where i.tenant_id = ?1 and i.review_id = ?4
            """.formatted(STATE);

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * Which items to tell of.
     *
     * @param area only assignments within it
     * @param reviewer only those whose turn it is, or was; null for anybody's
     * @param state null for all
     */
    public record Wanted(Area area, UserId reviewer, State state) {}

    /** A place in the list: by name, person and item. */
    public record Place(String name, UUID user, UUID item) {}

    /** Items by the names of people, all of one person together. @param after null for the first page @param limit how many at most */
    public List<ReviewItem> page(TenantId tenant, UUID review, Wanted wanted, Place after, int limit) {
        Query query = within(
                tenant,
                review,
                wanted.area(),
                (wanted.reviewer() == null ? "" : " and i.reviewer_id = ?5")
                        + (wanted.state() == null ? "" : " and " + STATE + " = ?6")
                        + (after == null ? "" : " and (u.name, u.id, i.id) > (?7, ?8, ?9)")
                        + " order by u.name, u.id, i.id limit ?10");
        query.setParameter(10, limit);
        if (wanted.reviewer() != null) {
            query.setParameter(5, wanted.reviewer().value());
        }
        if (wanted.state() != null) {
            query.setParameter(6, wanted.state().name());
        }
        if (after != null) {
            query.setParameter(7, after.name()).setParameter(8, after.user()).setParameter(9, after.item());
        }
        return items(query);
    }

    /** Those of some items of a review that there are in an area, by the names of people. */
    public List<ReviewItem> found(TenantId tenant, UUID review, Area area, Collection<UUID> ids) {
        return items(within(tenant, review, area, " and i.id = any (cast(?5 as uuid[])) order by u.name, u.id, i.id")
                .setParameter(5, Assignments.array(ids)));
    }

    /** Items of a closed review that nobody answered and of which it is not settled what became. @param most how many at most */
    public List<ReviewItem> unsettled(TenantId tenant, UUID review, int most) {
        return items(within(
                        tenant,
                        review,
                        Area.ALL,
                        " and i.state = 'NOT_ANSWERED' and i.ended_at is null and i.trouble is null order by i.id limit ?5")
                .setParameter(5, most));
    }

    /** How many items are in which state. */
    public Counts counts(TenantId tenant, UUID review) {
        List<?> rows = em.createNativeQuery(
                        "select " + STATE + " as became, count(*) as many from access_review_items i"
                                + " join user_roles g on g.tenant_id = i.tenant_id and g.id = i.assignment_id"
                                + " where i.tenant_id = ?1 and i.review_id = ?2 group by 1")
                .setParameter(1, tenant.value())
                .setParameter(2, review)
                .getResultList();
        Map<State, Long> by = new EnumMap<>(State.class);
        rows.stream()
                .map(row -> (Object[]) row)
                .forEach(row -> by.put(State.valueOf((String) row[0]), ((Number) row[1]).longValue()));
        return new Counts(
                by.values().stream().mapToLong(Long::longValue).sum(),
                by.getOrDefault(State.WAITING, 0L),
                by.getOrDefault(State.ESCALATED, 0L),
                by.getOrDefault(State.KEPT, 0L),
                by.getOrDefault(State.REVOKED, 0L),
                by.getOrDefault(State.NOT_ANSWERED, 0L),
                by.getOrDefault(State.GONE, 0L));
    }

    /** How many items of each open review wait for a person; no entry for none. */
    public Map<UUID, Long> waitingFor(TenantId tenant, UserId reviewer) {
        List<?> rows = em.createNativeQuery("select i.review_id, count(*) as many from access_review_items i"
                        + " join access_reviews a on a.tenant_id = i.tenant_id and a.id = i.review_id and a.state = 'OPEN'"
                        + " join user_roles g on g.tenant_id = i.tenant_id and g.id = i.assignment_id"
                        + " where i.tenant_id = ?1 and i.reviewer_id = ?2 and " + WAITS + " and not " + OVER
                        + " group by i.review_id")
                .setParameter(1, tenant.value())
                .setParameter(2, reviewer.value())
                .getResultList();
        return rows.stream().map(row -> (Object[]) row).collect(toMap(row -> (UUID) row[0], row -> ((Number) row[1])
                .longValue()));
    }

    /** For whom how many items of a review wait. */
    public Map<UserId, Long> waiting(TenantId tenant, UUID review) {
        List<?> rows = em.createNativeQuery("select i.reviewer_id, count(*) as many from access_review_items i"
                        + " join user_roles g on g.tenant_id = i.tenant_id and g.id = i.assignment_id"
                        + " where i.tenant_id = ?1 and i.review_id = ?2 and " + WAITS + " and not " + OVER
                        + " group by i.reviewer_id")
                .setParameter(1, tenant.value())
                .setParameter(2, review)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .collect(toMap(row -> new UserId((UUID) row[0]), row -> ((Number) row[1]).longValue()));
    }

    /**
     * Answers items that wait.
     *
     * @param state KEPT or REVOKED
     * @param reason null for none
     * @return how many waited
     */
    public int decide(TenantId tenant, UUID review, Collection<UUID> ids, State state, String reason, UserId by) {
        return em.createNativeQuery("""
                        update access_review_items
                        set state = ?4, reason = cast(?5 as text), decided_at = now(), decided_by = ?6
                        where tenant_id = ?1 and review_id = ?2 and id = any (cast(?3 as uuid[]))
                          and state in ('WAITING', 'ESCALATED')""")
                .setParameter(1, tenant.value())
                .setParameter(2, review)
                .setParameter(3, Assignments.array(ids))
                .setParameter(4, state.name())
                .setParameter(5, reason)
                .setParameter(6, by.value())
                .executeUpdate();
    }

    /** Hands an item that waits for its reviewer to the owner of the review. False when it does not wait. */
    public boolean escalate(TenantId tenant, UUID review, UUID id, UserId owner, String reason, UserId by) {
        return em.createNativeQuery("""
                        update access_review_items
                        set state = 'ESCALATED', reviewer_id = ?4, escalation_reason = ?5, escalated_at = now(), escalated_by = ?6
                        where tenant_id = ?1 and review_id = ?2 and id = ?3 and state = 'WAITING'""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, review)
                        .setParameter(3, id)
                        .setParameter(4, owner.value())
                        .setParameter(5, reason)
                        .setParameter(6, by.value())
                        .executeUpdate()
                > 0;
    }

    /** Says of all that still waits that it has ended, or that nobody answered. */
    public void end(TenantId tenant, UUID review) {
        em.createNativeQuery("update access_review_items i set state = case when " + OVER
                        + " then 'GONE' else 'NOT_ANSWERED' end from user_roles g"
                        + " where i.tenant_id = ?1 and i.review_id = ?2 and " + WAITS
                        + " and g.tenant_id = i.tenant_id and g.id = i.assignment_id")
                .setParameter(1, tenant.value())
                .setParameter(2, review)
                .executeUpdate();
    }

    /** Says of an item that nobody answered what became of it. @param trouble why it was not taken back; null when it was */
    public void settle(TenantId tenant, UUID id, String trouble) {
        em.createNativeQuery("""
                        update access_review_items
                        set ended_at = case when cast(?3 as text) is null then now() end, trouble = cast(?3 as text)
                        where tenant_id = ?1 and id = ?2""")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .setParameter(3, trouble)
                .executeUpdate();
    }

    private Query within(TenantId tenant, UUID review, Area area, String more) {
        Query query = em.createNativeQuery(EVERY + (area.all() ? "" : Assignments.IN_AREA) + more)
                .setParameter(1, tenant.value())
                .setParameter(4, review);
        return area.all()
                ? query
                : query.setParameter(2, Assignments.array(area.accounts()))
                        .setParameter(3, Assignments.array(area.locations()));
    }

    private static List<ReviewItem> items(Query query) {
        return ((List<?>) query.getResultList())
                .stream().map(row -> item((Object[]) row)).toList();
    }

    private static ReviewItem item(Object[] row) {
        return new ReviewItem(
                (UUID) row[13],
                Assignments.assigned(row),
                Columns.instant(row[14]),
                new UserId((UUID) row[15]),
                (String) row[16],
                State.valueOf((String) row[17]),
                (String) row[18],
                Columns.instant(row[19]),
                user(row[20]),
                row[21] == null ? null : new Escalation(user(row[21]), Columns.instant(row[22]), (String) row[23]),
                Columns.instant(row[24]),
                (String) row[25]);
    }

    private static UserId user(Object id) {
        return id == null ? null : new UserId((UUID) id);
    }
}
