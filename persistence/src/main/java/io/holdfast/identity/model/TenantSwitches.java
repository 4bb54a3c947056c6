package io.holdfast.identity.model;

import io.holdfast.rbac.model.RightsChanges;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which sessions of the platform act in which organization: rows of the platform's. Times are the database's. */
@ApplicationScoped
public class TenantSwitches {
    private static final String EVERY =
            "select w.id, w.session_id, w.organization_id, w.reason, w.begun_at, w.ends_at from tenant_switches w ";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Inject
    RightsChanges rights;

    /** One that has not been ended. */
    public record Open(
            UUID id, SessionId session, TenantId organization, String reason, Instant begunAt, Instant endsAt) {}

    /** Where a session acts at this moment; empty for where it belongs. */
    public Optional<Open> live(TenantId home, SessionId session) {
        return open(home, session, " and w.ends_at > now()");
    }

    /** The one of a session that has not been ended, whether or not its time is over. */
    public Optional<Open> unended(TenantId home, SessionId session) {
        return open(home, session, "");
    }

    private Optional<Open> open(TenantId home, SessionId session, String condition) {
        return all(em.createNativeQuery(EVERY + "where w.tenant_id = ?1 and w.session_id = ?2 and w.ended_at is null"
                                + condition)
                        .setParameter(1, home.value())
                        .setParameter(2, session.value())
                        .getResultList())
                .stream()
                .findFirst();
    }

    /** Those whose time or session is over, which somebody has yet to end; each for one node. */
    public List<Open> overdue(TenantId home, int most) {
        return all(em.createNativeQuery(EVERY + """
                        join sessions s on s.tenant_id = w.tenant_id and s.id = w.session_id
                        where w.tenant_id = ?1 and w.ended_at is null and (w.ends_at <= now() or s.ended_at is not null
                          or s.idle_expires_at <= now() or s.expires_at <= now())
                        order by w.id limit ?2 for update of w skip locked""")
                .setParameter(1, home.value())
                .setParameter(2, most)
                .getResultList());
    }

    /** Lets the caller's session act in an organization; empty when it acts in one already. */
    public Optional<Open> begin(Caller caller, TenantId organization, String reason, Duration longest) {
        rights.note();
        return all(em.createNativeQuery("""
                        insert into tenant_switches as w (tenant_id, id, session_id, user_id, organization_id, reason, ends_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, now() + cast(?7 as interval)) on conflict do nothing
                        returning w.id, w.session_id, w.organization_id, w.reason, w.begun_at, w.ends_at""")
                        .setParameter(1, caller.tenant().value())
                        .setParameter(2, Uuids.next())
                        .setParameter(3, caller.session().value())
                        .setParameter(4, caller.user().value())
                        .setParameter(5, organization.value())
                        .setParameter(6, reason)
                        .setParameter(7, longest.toString())
                        .getResultList())
                .stream()
                .findFirst();
    }

    /** Ends one. False when somebody else did. @param how {@code left}, {@code signed-out} or {@code expired} */
    public boolean end(TenantId home, UUID id, String how) {
        rights.note();
        return em.createNativeQuery("""
                        update tenant_switches set ended_at = now(), end_reason = ?3
                        where tenant_id = ?1 and id = ?2 and ended_at is null""")
                        .setParameter(1, home.value())
                        .setParameter(2, id)
                        .setParameter(3, how)
                        .executeUpdate()
                > 0;
    }

    private static List<Open> all(List<?> rows) {
        return rows.stream().map(row -> open((Object[]) row)).toList();
    }

    private static Open open(Object[] row) {
        return new Open(
                (UUID) row[0],
                new SessionId((UUID) row[1]),
                new TenantId((UUID) row[2]),
                (String) row[3],
                Columns.instant(row[4]),
                Columns.instant(row[5]));
    }
}
