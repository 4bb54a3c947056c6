package io.holdfast.audit.model;

import io.holdfast.audit.model.EventFilter.Reach;
import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the log with the personal values that can still be opened. Whoever calls this reads protected data and
 * has to leave an event of their own.
 */
@ApplicationScoped
public class RecordedEvents {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    private SubjectKeys keys;

    protected RecordedEvents() {}

    @Inject
    public RecordedEvents(Vault vault) {
        this.keys = new SubjectKeys(vault);
    }

    /** Forgets all keys, because one was destroyed. */
    public void forgetKeys() {
        keys.forget();
    }

    /**
     * The events after a place, without old and new values.
     *
     * @param after null for the first page
     * @param limit how many at most
     */
    public List<RecordedEvent> page(TenantId tenant, EventSearch search, EventKey after, int limit) {
        return page(tenant, search, EventRow.LISTED, after, limit);
    }

    /** The same with old and new values. */
    public List<RecordedEvent> wholePage(TenantId tenant, EventSearch search, EventKey after, int limit) {
        return page(tenant, search, EventRow.WHOLE, after, limit);
    }

    /** The ids of the events, in no order. @param limit how many at most */
    public List<UUID> ids(TenantId tenant, EventSearch search, int limit) {
        return query(tenant, search, "SELECT l.id, l.\"timestamp\" FROM audit_log l", null, limit)
                .map(query -> rows(query).map(row -> (UUID) row[0]).toList())
                .orElse(List.of());
    }

    private List<RecordedEvent> page(TenantId tenant, EventSearch search, String columns, EventKey after, int limit) {
        return query(tenant, search, columns, after, limit)
                .map(query -> recorded(tenant, rows(query).toList()))
                .orElse(List.of());
    }

    /** Empty when nothing can fit. */
    private Optional<Query> query(TenantId tenant, EventSearch search, String columns, EventKey after, int limit) {
        EventFilter filter = search.filter();
        String address = searchValue(tenant, filter);
        if (address == null && filter.address() != null) {
            return Optional.empty();
        }
        return Optional.of(
                filter.text() == null
                        ? Conditions.of(tenant, search)
                                .from(address)
                                .after(after)
                                .query(em, columns, limit)
                        : new WordSearch(search, address).query(em, tenant, columns, after, limit));
    }

    /** How many events there are, counted up to a limit. */
    public int count(TenantId tenant, EventSearch search, int limit) {
        EventFilter filter = search.filter();
        String address = searchValue(tenant, filter);
        if (address == null && filter.address() != null) {
            return 0;
        }
        Query query = filter.text() == null
                ? Conditions.of(tenant, search).from(address).count(em, limit)
                : new WordSearch(search, address).count(em, limit);
        return ((Number) query.getSingleResult()).intValue();
    }

    /** The present moment as events have it. */
    public Instant now() {
        return Columns.instant(em.createNativeQuery("SELECT now()").getSingleResult());
    }

    /** In hex; null when no address is asked for, and when this tenant has none on record yet. */
    private String searchValue(TenantId tenant, EventFilter filter) {
        if (filter.address() == null) {
            return null;
        }
        List<?> wrapped = em.createNativeQuery(
                        "SELECT wrapped_key FROM audit_subject_keys WHERE tenant_id = ?1 AND subject_id = ?2")
                .setParameter(1, tenant.value())
                .setParameter(2, tenant.value())
                .getResultList();
        return wrapped.stream()
                .map(key -> keys.unwrapped(tenant, tenant.value(), (String) key))
                .map(key -> HexFormat.of().formatHex(key.searchValue(filter.address())))
                .findFirst()
                .orElse(null);
    }

    /** The newest events but those about one noun, without old and new values. */
    public List<RecordedEvent> latest(TenantId tenant, Reach reach, String exceptEntity, int limit) {
        Query query = Conditions.of(tenant, new EventSearch(reach, EventFilter.NONE, EventOrder.NEWEST_FIRST))
                .notAbout(exceptEntity)
                .query(em, EventRow.LISTED, limit);
        return recorded(tenant, rows(query).toList());
    }

    /** One event with all that it holds; empty when there is none, or out of reach. */
    public Optional<RecordedEvent> find(TenantId tenant, Reach reach, UUID id) {
        Query query = Conditions.of(tenant, new EventSearch(reach, EventFilter.NONE, EventOrder.NEWEST_FIRST))
                .ofEvent(id)
                .query(em, EventRow.WHOLE, 1);
        return recorded(tenant, rows(query).toList()).stream().findFirst();
    }

    /** The id of the person that a reader named by id or e-mail address; empty when nobody here has that address. */
    public Optional<UUID> person(TenantId tenant, String idOrEmail) {
        if (ID.matcher(idOrEmail).matches()) {
            return Optional.of(UUID.fromString(idOrEmail));
        }
        List<?> ids = em.createNativeQuery("SELECT id FROM users WHERE tenant_id = ?1 AND email = ?2")
                .setParameter(1, tenant.value())
                .setParameter(2, idOrEmail.strip().toLowerCase(Locale.ROOT))
                .getResultList();
        return ids.stream().map(UUID.class::cast).findFirst();
    }

    private List<RecordedEvent> recorded(TenantId tenant, List<Object[]> rows) {
        Map<UUID, Map<String, String>> personal =
                personal(tenant, rows.stream().map(EventRow::id).toList());
        return rows.stream()
                .map(row -> new RecordedEvent(
                        EventRow.event(tenant, row),
                        personal.getOrDefault(EventRow.id(row), Map.of()),
                        EventRow.leafHash(row)))
                .toList();
    }

    /** All in one query, with the keys: erasure takes the rows away, so what it erased is not found here. */
    private Map<UUID, Map<String, String>> personal(TenantId tenant, Collection<UUID> events) {
        Map<UUID, Map<String, String>> values = new HashMap<>();
        if (events.isEmpty()) {
            return values;
        }
        rows(em.createNativeQuery("""
                        SELECT p.event_id, p.field, p.subject_id, p.ciphertext, p.more, k.wrapped_key
                        FROM audit_personal p
                        JOIN audit_subject_keys k ON k.tenant_id = p.tenant_id AND k.subject_id = p.subject_id
                        WHERE p.tenant_id = ?1 AND p.event_id = ANY (CAST(?2 AS uuid[]))""").setParameter(1, tenant.value()).setParameter(2, Conditions.array(events)))
                .forEach(row -> {
                    var sealed = new AuditPersonal(
                            tenant, (UUID) row[0], (String) row[1], (UUID) row[2], (byte[]) row[3], (byte[]) row[4]);
                    SubjectKey key = keys.unwrapped(tenant, sealed.subject(), (String) row[5]);
                    values.computeIfAbsent(sealed.event(), e -> new HashMap<>()).putAll(sealed.open(key));
                });
        return values;
    }

    private static Stream<Object[]> rows(Query query) {
        return ((List<?>) query.getResultList()).stream().map(Object[].class::cast);
    }
}
