package io.holdfast.mail.model;

import io.holdfast.shared.id.MailId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The mails of the tenant that the transaction has entered. */
@ApplicationScoped
public class OutboxMails {
    private static final int ERROR_LENGTH = 500;

    private static final String COLUMNS = """
            SELECT id, kind, language, to_address, user_id, subject, message_id, state, attempts, last_error, created_at,
                   queued_at, last_attempt_at, finished_at, expires_at, content IS NOT NULL
            FROM outbox_mails WHERE tenant_id = ?1""";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** Puts a mail into the outbox; answers false when one with its key is there already, and adds nothing then. */
    public boolean add(TenantId tenant, NewOutboxMail mail) {
        return em.createNativeQuery("""
                INSERT INTO outbox_mails (tenant_id, id, idempotency_key, kind, language, to_address, user_id, subject,
                                          content, message_id, expires_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (tenant_id, idempotency_key) DO NOTHING""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, mail.id().value())
                        .setParameter(3, mail.key())
                        .setParameter(4, mail.kind())
                        .setParameter(5, mail.language())
                        .setParameter(6, mail.to())
                        .setParameter(
                                7, mail.user() == null ? null : mail.user().toString())
                        .setParameter(8, mail.subject())
                        .setParameter(9, mail.content())
                        .setParameter(10, mail.messageId())
                        .setParameter(
                                11,
                                mail.expiresAt() == null
                                        ? null
                                        : mail.expiresAt().toString())
                        .executeUpdate()
                > 0;
    }

    /**
     * In which language to write to somebody: what a member prefers, else the organization's; empty when nothing is known.
     *
     * @param address in lower case
     */
    public Optional<String> language(TenantId tenant, String address) {
        Object known = em.createNativeQuery("""
                SELECT coalesce((SELECT u.preferences ->> 'language' FROM users u WHERE u.tenant_id = ?1 AND u.email = ?2),
                                (SELECT t.language FROM tenants t WHERE t.id = ?1))""")
                .setParameter(1, tenant.value())
                .setParameter(2, address)
                .getSingleResult();
        return Optional.ofNullable((String) known);
    }

    /** The name of the organization that writes; empty before it exists. */
    public Optional<String> organization(TenantId tenant) {
        return em
                .createNativeQuery("SELECT name FROM tenants WHERE id = ?1")
                .setParameter(1, tenant.value())
                .getResultList()
                .stream()
                .map(name -> (String) name)
                .findFirst();
    }

    /** How many mails this tenant made within the last time. */
    public long madeWithin(TenantId tenant, Duration time) {
        return count(em.createNativeQuery("""
                SELECT count(*) FROM outbox_mails
                WHERE tenant_id = ?1 AND created_at > now() - make_interval(secs => ?2)""").setParameter(1, tenant.value()).setParameter(2, time.toSeconds()));
    }

    /** How many of them are to this address, in lower case. */
    public long madeWithin(TenantId tenant, String address, Duration time) {
        return count(em.createNativeQuery("""
                SELECT count(*) FROM outbox_mails
                WHERE tenant_id = ?1 AND to_address = ?3 AND created_at > now() - make_interval(secs => ?2)""")
                .setParameter(1, tenant.value())
                .setParameter(2, time.toSeconds())
                .setParameter(3, address));
    }

    public Optional<OutboxMail> find(TenantId tenant, MailId id) {
        return mails(em.createNativeQuery(COLUMNS + " AND id = ?2")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id.value()))
                .stream()
                .findFirst();
    }

    /** The same, and nobody else changes the mail before this transaction ends. */
    public Optional<OutboxMail> lock(TenantId tenant, MailId id) {
        return mails(em.createNativeQuery(COLUMNS + " AND id = ?2 FOR UPDATE")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id.value()))
                .stream()
                .findFirst();
    }

    /**
     * The mails, the newest first.
     *
     * @param state null for every state
     * @param after null for the first page
     * @param limit how many at most
     */
    public List<OutboxMail> page(TenantId tenant, MailState state, MailPlace after, int limit) {
        String sql = COLUMNS
                + (state == null ? "" : " AND state = ?2")
                + (after == null ? "" : " AND (created_at, id) < (CAST(?3 AS timestamptz), CAST(?4 AS uuid))")
                + " ORDER BY created_at DESC, id DESC LIMIT ?5";
        Query query = em.createNativeQuery(sql).setParameter(1, tenant.value()).setParameter(5, limit);
        if (state != null) {
            query.setParameter(2, state.name());
        }
        if (after != null) {
            query.setParameter(3, after.createdAt().atOffset(ZoneOffset.UTC)).setParameter(4, after.id());
        }
        return mails(query);
    }

    /** The sealed content; empty once it is gone. */
    public Optional<String> content(TenantId tenant, MailId id) {
        return em.createNativeQuery("SELECT content FROM outbox_mails WHERE tenant_id = ?1 AND id = ?2")
                .setParameter(1, tenant.value())
                .setParameter(2, id.value())
                .getResultStream()
                .filter(content -> content != null)
                .map(content -> (String) content)
                .findFirst();
    }

    /** Notes that a waiting mail is tried now. */
    public void tried(TenantId tenant, MailId id) {
        change(tenant, id, "attempts = attempts + 1, last_attempt_at = now()");
    }

    /** Notes why the last attempt did not succeed; the mail goes on waiting. */
    public void postponed(TenantId tenant, MailId id, String error) {
        em.createNativeQuery("""
                UPDATE outbox_mails SET last_error = ?3 WHERE tenant_id = ?1 AND id = ?2 AND state = 'WAITING'""")
                .setParameter(1, tenant.value())
                .setParameter(2, id.value())
                .setParameter(3, cut(error))
                .executeUpdate();
    }

    /** The mail was taken: what it said is not kept. */
    public void sent(TenantId tenant, MailId id) {
        change(tenant, id, "state = 'SENT', content = NULL, last_error = NULL, finished_at = now()");
    }

    /**
     * The mail came to its end without being sent.
     *
     * @param state neither {@link MailState#WAITING} nor {@link MailState#SENT}
     */
    public void unsent(TenantId tenant, MailId id, MailState state, String error) {
        em.createNativeQuery("""
                UPDATE outbox_mails SET state = ?3, last_error = ?4, finished_at = now()
                WHERE tenant_id = ?1 AND id = ?2 AND state = 'WAITING'""")
                .setParameter(1, tenant.value())
                .setParameter(2, id.value())
                .setParameter(3, state.name())
                .setParameter(4, cut(error))
                .executeUpdate();
    }

    /** A mail that a server had taken came back: it was not delivered in the end. */
    public void returned(TenantId tenant, MailId id, String said) {
        afterwards(tenant, id, "state = 'BOUNCED', finished_at = now(), last_error = ?3", said);
    }

    /** Notes that a mail that a server had taken has not arrived so far. */
    public void delayed(TenantId tenant, MailId id, String said) {
        afterwards(tenant, id, "last_error = ?3", said);
    }

    private void afterwards(TenantId tenant, MailId id, String assignments, String said) {
        em.createNativeQuery("UPDATE outbox_mails SET " + assignments
                        + " WHERE tenant_id = ?1 AND id = ?2 AND state = 'SENT'")
                .setParameter(1, tenant.value())
                .setParameter(2, id.value())
                .setParameter(3, cut(said))
                .executeUpdate();
    }

    /** A mail, and whose it is. */
    public record Owned(TenantId tenant, MailId id) {}

    /** Finds a mail of any tenant, through a door. @param messageId with its angle brackets */
    public Optional<Owned> byMessageId(String messageId) {
        List<?> rows = em.createNativeQuery("SELECT tenant_id, id FROM mail_by_message_id(?1)")
                .setParameter(1, messageId)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Owned(new TenantId((UUID) row[0]), new MailId((UUID) row[1])))
                .findFirst();
    }

    /** Has an unsent mail wait again, as if it were new; answers false when it is waiting, sent or without its content. */
    public boolean requeue(TenantId tenant, MailId id) {
        return em.createNativeQuery("""
                UPDATE outbox_mails SET state = 'WAITING', attempts = 0, queued_at = now(), finished_at = NULL
                WHERE tenant_id = ?1 AND id = ?2 AND state NOT IN ('WAITING', 'SENT') AND content IS NOT NULL""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id.value())
                        .executeUpdate()
                > 0;
    }

    /**
     * Ends and forgets mails of all tenants, through a door; answers how many rows it touched.
     *
     * @param lost after which time a waiting mail has no job any more
     * @param keepUnsent how long the content of unsent mails stays
     * @param keep how long the rest stays
     * @param most rows of each kind at a time
     */
    public int tidy(Duration lost, Duration keepUnsent, Duration keep, int most) {
        return ((Number) em.createNativeQuery(
                                "SELECT tidy_mails(CAST(?1 AS interval), CAST(?2 AS interval), CAST(?3 AS interval), ?4)")
                        .setParameter(1, lost.toString())
                        .setParameter(2, keepUnsent.toString())
                        .setParameter(3, keep.toString())
                        .setParameter(4, most)
                        .getSingleResult())
                .intValue();
    }

    public OutboxStanding standing(TenantId tenant) {
        Object[] row = (Object[])
                em.createNativeQuery("""
                SELECT count(*) FILTER (WHERE state = 'WAITING'),
                       min(queued_at) FILTER (WHERE state = 'WAITING'),
                       (SELECT last_error FROM outbox_mails
                        WHERE tenant_id = ?1 AND state = 'WAITING' AND last_error IS NOT NULL
                        ORDER BY last_attempt_at DESC LIMIT 1),
                       count(*) FILTER (WHERE state <> 'WAITING' AND finished_at > now() - interval '1 day')
                FROM outbox_mails WHERE tenant_id = ?1 AND state IN ('WAITING', 'BOUNCED', 'SUPPRESSED', 'FAILED')""").setParameter(1, tenant.value()).getSingleResult();
        return new OutboxStanding(
                ((Number) row[0]).longValue(), Columns.instant(row[1]), (String) row[2], ((Number) row[3]).longValue());
    }

    /** How many mails could not be sent and can be tried again, counted up to a most. */
    public long failed(TenantId tenant, int most) {
        return count(em.createNativeQuery("""
                SELECT count(*) FROM (SELECT 1 FROM outbox_mails WHERE tenant_id = ?1 AND state IN ('BOUNCED', 'FAILED')
                                      AND content IS NOT NULL LIMIT ?2) m""").setParameter(1, tenant.value()).setParameter(2, most));
    }

    private void change(TenantId tenant, MailId id, String assignments) {
        em.createNativeQuery("UPDATE outbox_mails SET " + assignments
                        + " WHERE tenant_id = ?1 AND id = ?2 AND state = 'WAITING'")
                .setParameter(1, tenant.value())
                .setParameter(2, id.value())
                .executeUpdate();
    }

    private static long count(Query query) {
        return ((Number) query.getSingleResult()).longValue();
    }

    private static List<OutboxMail> mails(Query query) {
        return ((List<?>) query.getResultList())
                .stream().map(row -> mail((Object[]) row)).toList();
    }

    private static OutboxMail mail(Object[] row) {
        return new OutboxMail(
                new MailId((UUID) row[0]),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                row[4] == null ? null : new UserId((UUID) row[4]),
                (String) row[5],
                (String) row[6],
                MailState.valueOf((String) row[7]),
                ((Number) row[8]).intValue(),
                (String) row[9],
                Columns.instant(row[10]),
                Columns.instant(row[11]),
                Columns.instant(row[12]),
                Columns.instant(row[13]),
                Columns.instant(row[14]),
                (Boolean) row[15]);
    }

    private static String cut(String text) {
        return text.length() <= ERROR_LENGTH ? text : text.substring(0, ERROR_LENGTH);
    }

    /** The time of the transaction: what attempts go by. */
    public Instant now() {
        return Columns.instant(em.createNativeQuery("SELECT now()").getSingleResult());
    }
}
