package io.holdfast.rbac.model;

import io.holdfast.rbac.model.AccessReview.Plan;
import io.holdfast.rbac.model.AccessReview.Reviewer;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Scope;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The access reviews of the entered tenant, without what is in them. */
@ApplicationScoped
public class AccessReviews {
    private static final String EVERY = """
            select a.id, a.name, r.name as role, a.scope_type, a.scope_id, a.due_at, a.on_silence, a.state, a.owner_id,
              o.name as owner, a.created_at, a.opened_at, a.closed_at, a.closed_by
            from access_reviews a
            join users o on o.tenant_id = a.tenant_id and o.id = a.owner_id
            left join roles r on r.tenant_id = a.tenant_id and r.id = a.role_id
            where a.tenant_id = ?1
            """;
    private static final String ASKING = """
             and exists (select from access_review_reviewers w
              where w.tenant_id = a.tenant_id and w.review_id = a.id and w.user_id = ?3)\
            """;

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * Reviews, the newest first.
     *
     * @param asked only those that ask this person; null for all
     * @param after the id of the last one of the page before; null for the first page
     * @param limit how many at most
     */
    public List<AccessReview> page(TenantId tenant, UserId asked, UUID after, int limit) {
        Query query = em.createNativeQuery(EVERY
                        + (asked == null ? "" : ASKING)
                        + (after == null ? "" : " and a.id < ?4")
                        + " order by a.id desc limit ?5")
                .setParameter(1, tenant.value())
                .setParameter(5, limit);
        if (asked != null) {
            query.setParameter(3, asked.value());
        }
        if (after != null) {
            query.setParameter(4, after);
        }
        return reviews(query);
    }

    /** Finds a review. @param asked null for any; else only one that asks this person */
    public Optional<AccessReview> find(TenantId tenant, UserId asked, UUID id) {
        Query query = em.createNativeQuery(EVERY + " and a.id = ?2" + (asked == null ? "" : ASKING))
                .setParameter(1, tenant.value())
                .setParameter(2, id);
        if (asked != null) {
            query.setParameter(3, asked.value());
        }
        return reviews(query).stream().findFirst();
    }

    /** Finds a review that stays in its state until the end of the transaction. */
    public Optional<AccessReview> held(TenantId tenant, UUID id) {
        em.createNativeQuery("select id from access_reviews where tenant_id = ?1 and id = ?2 for share")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .getResultList();
        return find(tenant, null, id);
    }

    /** How many reviews are not closed. */
    public long open(TenantId tenant) {
        return ((Number) em.createNativeQuery(
                                "select count(*) from access_reviews where tenant_id = ?1 and state <> 'CLOSED'")
                        .setParameter(1, tenant.value())
                        .getSingleResult())
                .longValue();
    }

    /** Begins a review. */
    public UUID add(TenantId tenant, Plan plan, UserId owner) {
        UUID id = Uuids.next();
        Scope scope = plan.scope();
        boolean whole = scope.type() == Scope.Type.TENANT;
        em.createNativeQuery("""
                        insert into access_reviews (tenant_id, id, name, role_id, scope_type, scope_id, due_at, on_silence, owner_id)
                        values (?1, ?2, ?3, (select r.id from roles r where r.tenant_id = ?1 and r.name = ?4),
                          cast(?5 as text), cast(?6 as uuid), ?7, ?8, ?9)""")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .setParameter(3, plan.name())
                .setParameter(4, plan.role())
                .setParameter(5, whole ? null : scope.type().word())
                .setParameter(6, whole ? null : scope.id().toString())
                .setParameter(7, plan.dueAt().atOffset(ZoneOffset.UTC))
                .setParameter(8, plan.onSilence().name())
                .setParameter(9, owner.value())
                .executeUpdate();
        em.createNativeQuery("""
                        insert into access_review_reviewers (tenant_id, id, review_id, user_id)
                        select ?1, gen_random_uuid(), ?2, p from unnest(cast(?3 as uuid[])) p""")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .setParameter(
                        3,
                        Assignments.array(
                                plan.reviewers().stream().map(UserId::value).toList()))
                .executeUpdate();
        return id;
    }

    /** Whom a review asks, sorted by id. */
    public List<Reviewer> reviewers(TenantId tenant, UUID id) {
        List<?> rows = em.createNativeQuery("""
                        select u.id, u.name, u.email from access_review_reviewers w
                        join users u on u.tenant_id = w.tenant_id and u.id = w.user_id
                        where w.tenant_id = ?1 and w.review_id = ?2 order by u.id""")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Reviewer(new UserId((UUID) row[0]), (String) row[1], (String) row[2]))
                .toList();
    }

    /** Lets people answer. False when it was not being prepared any more. */
    public boolean begin(TenantId tenant, UUID id) {
        return em.createNativeQuery("""
                        update access_reviews set state = 'OPEN', opened_at = now()
                        where tenant_id = ?1 and id = ?2 and state = 'PREPARING'""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id)
                        .executeUpdate()
                > 0;
    }

    /** Ends a review. False when it was closed already. @param by null when nobody did */
    public boolean close(TenantId tenant, UUID id, UserId by) {
        return em.createNativeQuery("""
                        update access_reviews set state = 'CLOSED', closed_at = now(), closed_by = cast(?3 as uuid)
                        where tenant_id = ?1 and id = ?2 and state <> 'CLOSED'""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id)
                        .setParameter(3, by == null ? null : by.toString())
                        .executeUpdate()
                > 0;
    }

    private static List<AccessReview> reviews(Query query) {
        return ((List<?>) query.getResultList())
                .stream().map(row -> review((Object[]) row)).toList();
    }

    private static AccessReview review(Object[] row) {
        return new AccessReview(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                row[3] == null ? Scope.TENANT : new Scope(Scope.Type.ofWord((String) row[3]), (UUID) row[4]),
                Columns.instant(row[5]),
                AccessReview.Silence.valueOf((String) row[6]),
                AccessReview.State.valueOf((String) row[7]),
                new UserId((UUID) row[8]),
                (String) row[9],
                Columns.instant(row[10]),
                Columns.instant(row[11]),
                Columns.instant(row[12]),
                row[13] == null ? null : new UserId((UUID) row[13]));
    }
}
