package io.holdfast.identity.model;

import io.holdfast.rbac.model.RightsChanges;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The sign-ins of one person that still hold, for that person: to look at, and to end from elsewhere. */
@ApplicationScoped
public class OpenSessions {
    private static final String REVOKED = "revoked";

    /** The ones that {@link Sessions#live} lets in, as far as the session itself decides. */
    private static final String OF_USER = """
            tenant_id = ?1 and user_id = ?2 and ended_at is null and idle_expires_at > now() and expires_at > now()""";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Inject
    RightsChanges rights;

    /** Where a page of sessions begins: behind the one that was opened then. */
    public record Place(Instant createdAt, UUID id) {}

    /**
     * The person's sessions, the one that was opened last first.
     *
     * @param after null for the first page
     * @param limit how many at most
     */
    public List<OpenSession> page(TenantId tenant, UserId user, Place after, int limit) {
        String place = after == null ? "" : " and (created_at, id) < (cast(?4 as timestamptz), cast(?5 as uuid))";
        Query query = of(tenant, user, """
                select id, host(ip_address), user_agent, created_at, last_seen_at, idle_expires_at, expires_at
                from sessions where\s""" + OF_USER + place + " order by created_at desc, id desc limit ?3")
                .setParameter(3, limit);
        if (after != null) {
            query.setParameter(4, after.createdAt().atOffset(ZoneOffset.UTC)).setParameter(5, after.id());
        }
        return ((List<?>) query.getResultList())
                .stream().map(row -> session((Object[]) row)).toList();
    }

    /** How many sessions of the person hold. */
    public long count(TenantId tenant, UserId user) {
        return ((Number) of(tenant, user, "select count(*) from sessions where " + OF_USER)
                        .getSingleResult())
                .longValue();
    }

    /** Ends one session of this person; answers whether it was open and theirs. */
    public boolean end(TenantId tenant, UserId user, SessionId session) {
        rights.note();
        return of(
                                tenant,
                                user,
                                "update sessions set ended_at = now(), end_reason = ?4 where " + OF_USER
                                        + " and id = ?3")
                        .setParameter(3, session.value())
                        .setParameter(4, REVOKED)
                        .executeUpdate()
                > 0;
    }

    /** Ends every session of this person but one; answers how many those were. */
    public int endOthers(TenantId tenant, UserId user, SessionId present) {
        rights.note();
        return of(
                        tenant,
                        user,
                        "update sessions set ended_at = now(), end_reason = ?4 where " + OF_USER + " and id <> ?3")
                .setParameter(3, present.value())
                .setParameter(4, REVOKED)
                .executeUpdate();
    }

    /** Ends every session of this person; answers how many those were. */
    public int endAll(TenantId tenant, UserId user) {
        rights.note();
        return of(tenant, user, "update sessions set ended_at = now(), end_reason = ?3 where " + OF_USER)
                .setParameter(3, REVOKED)
                .executeUpdate();
    }

    private Query of(TenantId tenant, UserId user, String sql) {
        return em.createNativeQuery(sql).setParameter(1, tenant.value()).setParameter(2, user.value());
    }

    private static OpenSession session(Object[] row) {
        return new OpenSession(
                new SessionId((UUID) row[0]),
                (String) row[1],
                (String) row[2],
                Columns.instant(row[3]),
                Columns.instant(row[4]),
                Columns.instant(row[5]),
                Columns.instant(row[6]));
    }
}
