package io.holdfast.rbac.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Scope;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Approvals of emergency access in the entered tenant, and each time that one was opened. Times are the database's. */
@ApplicationScoped
public class EmergencyAccess {
    private static final String APPROVALS = """
            select a.id, a.user_id, u.email, u.name, a.role_id, r.name as role, a.scope_type, a.scope_id, a.reason, a.longest_minutes,
                   a.valid_to, a.approved_at, a.approved_by
            from emergency_access a
            join users u on u.tenant_id = a.tenant_id and u.id = a.user_id
            join roles r on r.tenant_id = a.tenant_id and r.id = a.role_id
            where a.tenant_id = ?1 and a.withdrawn_at is null
            """;
    private static final String OPENINGS = """
            select o.id, o.access_id, o.user_id, u.email, u.name, r.name as role, a.scope_type, a.scope_id, o.assignment_id, o.reason,
                   o.opened_at, o.ends_at, o.ended_at, o.reviewed_at, o.reviewed_by, o.verdict, o.note
            from emergency_openings o
            join emergency_access a on a.tenant_id = o.tenant_id and a.id = o.access_id
            join users u on u.tenant_id = o.tenant_id and u.id = o.user_id
            join roles r on r.tenant_id = a.tenant_id and r.id = a.role_id
            where o.tenant_id = ?1
            """;

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * Approvals that can be opened, the oldest first.
     *
     * @param user whose; null for everybody's
     * @param after the id of the last one of the page before; null for the first page
     */
    public List<EmergencyApproval> approvals(TenantId tenant, UserId user, UUID after, int most) {
        Query query = em.createNativeQuery(APPROVALS
                + " and a.valid_to > now()"
                + (user == null ? "" : " and a.user_id = ?2")
                + (after == null ? "" : " and a.id > ?3")
                + " order by a.id limit ?4");
        return rows(paged(query, tenant, user, after, most)).stream()
                .map(EmergencyAccess::approval)
                .toList();
    }

    /** One that was not withdrawn; its time may be over. Nobody withdraws or opens it besides until this transaction ends. */
    public Optional<EmergencyApproval> approval(TenantId tenant, UUID id) {
        return rows(em.createNativeQuery(APPROVALS + " and a.id = ?2 for update of a")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id))
                .stream()
                .map(EmergencyAccess::approval)
                .findFirst();
    }

    /** How many approvals can be opened. */
    public int count(TenantId tenant) {
        return ((Number) em.createNativeQuery(
                                "select count(*) from emergency_access where tenant_id = ?1 and withdrawn_at is null and valid_to > now()")
                        .setParameter(1, tenant.value())
                        .getSingleResult())
                .intValue();
    }

    /** Adds an approval. @param by null when no member did @return its id */
    public UUID approve(
            TenantId tenant,
            UserId user,
            UUID role,
            Scope scope,
            String reason,
            int longestMinutes,
            Instant validTo,
            UserId by) {
        UUID id = Uuids.next();
        em.createNativeQuery("""
                        insert into emergency_access (tenant_id, id, user_id, role_id, scope_type, scope_id, reason, longest_minutes, valid_to,
                          approved_by)
                        values (?1, ?2, ?3, ?4, ?5, cast(?6 as uuid), ?7, ?8, ?9, cast(?10 as uuid))""")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .setParameter(3, user.value())
                .setParameter(4, role)
                .setParameter(5, scope.type().word())
                .setParameter(6, scope.id() == null ? null : scope.id().toString())
                .setParameter(7, reason)
                .setParameter(8, longestMinutes)
                .setParameter(9, validTo.atOffset(ZoneOffset.UTC))
                .setParameter(10, text(by))
                .executeUpdate();
        return id;
    }

    /** Withdraws an approval; false when there is none. */
    public boolean withdraw(TenantId tenant, UUID id, UserId by) {
        return em.createNativeQuery("""
                        update emergency_access set withdrawn_at = now(), withdrawn_by = cast(?3 as uuid)
                        where tenant_id = ?1 and id = ?2 and withdrawn_at is null""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id)
                        .setParameter(3, text(by))
                        .executeUpdate()
                > 0;
    }

    /**
     * Openings, the newest first.
     *
     * @param user whose; null for everybody's
     * @param waiting whether only those that nobody has reviewed
     * @param before the id of the last one of the page before; null for the first page
     */
    public List<EmergencyOpening> openings(TenantId tenant, UserId user, boolean waiting, UUID before, int most) {
        Query query = em.createNativeQuery(OPENINGS
                + (waiting ? " and o.reviewed_at is null" : "")
                + (user == null ? "" : " and o.user_id = ?2")
                + (before == null ? "" : " and o.id < ?3")
                + " order by o.id desc limit ?4");
        return rows(paged(query, tenant, user, before, most)).stream()
                .map(EmergencyAccess::opening)
                .toList();
    }

    /** One opening, which nobody ends or reviews besides until this transaction ends. */
    public Optional<EmergencyOpening> opening(TenantId tenant, UUID id) {
        return one(" and o.id = ?2", tenant, id);
    }

    /** The one of a person that nobody has reviewed; there is one at most. */
    public Optional<EmergencyOpening> unreviewed(TenantId tenant, UserId user) {
        return one(" and o.user_id = ?2 and o.reviewed_at is null", tenant, user.value());
    }

    /** The newest one by an approval. */
    public Optional<EmergencyOpening> newest(TenantId tenant, UUID access) {
        return one(" and o.access_id = ?2", tenant, access);
    }

    /** How many wait for a review, counted up to a most. */
    public long waiting(TenantId tenant, int most) {
        return ((Number) em.createNativeQuery(
                                "select count(*) from (select from emergency_openings where tenant_id = ?1 and reviewed_at is null limit ?2) w")
                        .setParameter(1, tenant.value())
                        .setParameter(2, most)
                        .getSingleResult())
                .longValue();
    }

    /** Puts an opening on record; empty when one of the person waits for a review. @return its id */
    public Optional<UUID> open(
            TenantId tenant, EmergencyApproval approval, UUID assignment, String reason, Instant endsAt) {
        UUID id = Uuids.next();
        int added = em.createNativeQuery("""
                        insert into emergency_openings (tenant_id, id, access_id, user_id, assignment_id, reason, ends_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict do nothing""")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .setParameter(3, approval.id())
                .setParameter(4, approval.user().value())
                .setParameter(5, assignment)
                .setParameter(6, reason)
                .setParameter(7, endsAt.atOffset(ZoneOffset.UTC))
                .executeUpdate();
        return added == 0 ? Optional.empty() : Optional.of(id);
    }

    /** Notes that one was ended before its time; false when it was already. */
    public boolean end(TenantId tenant, UUID id, UserId by) {
        return em.createNativeQuery("""
                        update emergency_openings set ended_at = now(), ended_by = cast(?3 as uuid)
                        where tenant_id = ?1 and id = ?2 and ended_at is null""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id)
                        .setParameter(3, text(by))
                        .executeUpdate()
                > 0;
    }

    /** Notes what came of a review; false when somebody noted that already. */
    public boolean review(TenantId tenant, UUID id, String verdict, String note, UserId by) {
        return em.createNativeQuery("""
                        update emergency_openings set reviewed_at = now(), reviewed_by = cast(?5 as uuid), verdict = ?3, note = ?4
                        where tenant_id = ?1 and id = ?2 and reviewed_at is null""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id)
                        .setParameter(3, verdict)
                        .setParameter(4, note)
                        .setParameter(5, text(by))
                        .executeUpdate()
                > 0;
    }

    private Optional<EmergencyOpening> one(String condition, TenantId tenant, UUID id) {
        return rows(em.createNativeQuery(OPENINGS + condition + " order by o.id desc limit 1 for update of o")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id))
                .stream()
                .map(EmergencyAccess::opening)
                .findFirst();
    }

    private static Query paged(Query query, TenantId tenant, UserId user, UUID from, int most) {
        query.setParameter(1, tenant.value()).setParameter(4, most);
        if (user != null) {
            query.setParameter(2, user.value());
        }
        if (from != null) {
            query.setParameter(3, from);
        }
        return query;
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }

    private static String text(UserId by) {
        return by == null ? null : by.toString();
    }

    private static EmergencyApproval approval(Object[] row) {
        return new EmergencyApproval(
                (UUID) row[0],
                new UserId((UUID) row[1]),
                (String) row[2],
                (String) row[3],
                (UUID) row[4],
                (String) row[5],
                new Scope(Scope.Type.ofWord((String) row[6]), (UUID) row[7]),
                (String) row[8],
                ((Number) row[9]).intValue(),
                Columns.instant(row[10]),
                Columns.instant(row[11]),
                (UUID) row[12]);
    }

    private static EmergencyOpening opening(Object[] row) {
        return new EmergencyOpening(
                (UUID) row[0],
                (UUID) row[1],
                new UserId((UUID) row[2]),
                (String) row[3],
                (String) row[4],
                (String) row[5],
                new Scope(Scope.Type.ofWord((String) row[6]), (UUID) row[7]),
                (UUID) row[8],
                (String) row[9],
                Columns.instant(row[10]),
                Columns.instant(row[11]),
                Columns.instant(row[12]),
                Columns.instant(row[13]),
                (UUID) row[14],
                (String) row[15],
                (String) row[16]);
    }
}
