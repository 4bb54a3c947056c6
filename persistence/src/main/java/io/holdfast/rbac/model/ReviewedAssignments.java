package io.holdfast.rbac.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.UUID;

/** Which assignments an access review of the entered tenant asks about, and whom. */
@ApplicationScoped
public class ReviewedAssignments {
    private static final String FROM = """
             from access_reviews a join user_roles g on g.tenant_id = a.tenant_id
            """;
    /** Those that there were when the review {@code a} began and that have not ended. */
    private static final String COVERED = """
             where a.tenant_id = ?1 and a.id = ?2 and g.revoked_at is null and (g.valid_to is null or g.valid_to > now())
              and g.assigned_at <= a.created_at and (a.role_id is null or g.role_id = a.role_id)
              and (a.scope_type is null or (g.scope_type = a.scope_type and g.scope_id = a.scope_id)
                or (a.scope_type = 'account' and g.scope_type = 'project' and exists (select from projects_cache p
                  where p.tenant_id = g.tenant_id and p.id = g.scope_id and p.account_id = a.scope_id)))
            """;
    /** All of a person's go to one reviewer, by the last byte of their id; whoever would review their own is followed by the next. */
    private static final String FILL =
            """
            insert into access_review_items (tenant_id, id, review_id, assignment_id, user_id, reviewer_id)
            select g.tenant_id, gen_random_uuid(), a.id, g.id, g.user_id,
              case when w.people[1 + mod(t.turn, w.n)] = g.user_id then w.people[1 + mod(t.turn + 1, w.n)]
                else w.people[1 + mod(t.turn, w.n)] end
            """ + FROM + """
            cross join (select array_agg(v.user_id order by v.user_id) as people, cast(count(*) as integer) as n
              from access_review_reviewers v where v.tenant_id = ?1 and v.review_id = ?2) w
            cross join lateral (select get_byte(uuid_send(g.user_id), 15) as turn) t
            """ + COVERED + " and g.user_id > ?3 and g.user_id <= ?4 on conflict do nothing";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** How many people a review is about. */
    public long people(TenantId tenant, UUID review) {
        return ((Number) of("select count(distinct g.user_id)" + FROM + COVERED, tenant, review)
                        .getSingleResult())
                .longValue();
    }

    /** Whether a person has something that a review covers. */
    public boolean isAbout(TenantId tenant, UUID review, UserId person) {
        return !of("select 1" + FROM + COVERED + " and g.user_id = ?3 limit 1", tenant, review)
                .setParameter(3, person.value())
                .getResultList()
                .isEmpty();
    }

    /**
     * Asks about all that the next people have. Asked for again, it adds nothing twice.
     *
     * @param after the last person of the portion before
     * @param most how many people
     * @return these people, by id; none at the end
     */
    public List<UUID> ask(TenantId tenant, UUID review, UUID after, int most) {
        List<?> found = of(
                        "select distinct g.user_id" + FROM + COVERED
                                + " and g.user_id > ?3 order by g.user_id limit ?4",
                        tenant,
                        review)
                .setParameter(3, after)
                .setParameter(4, most)
                .getResultList();
        List<UUID> people = found.stream().map(id -> (UUID) id).toList();
        if (!people.isEmpty()) {
            of(FILL, tenant, review)
                    .setParameter(3, after)
                    .setParameter(4, people.get(people.size() - 1))
                    .executeUpdate();
        }
        return people;
    }

    private Query of(String sql, TenantId tenant, UUID review) {
        return em.createNativeQuery(sql).setParameter(1, tenant.value()).setParameter(2, review);
    }
}
