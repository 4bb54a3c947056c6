package io.holdfast.audit.model;

import io.holdfast.audit.model.EventFilter.Reach;
import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the log, newest first, with the personal values that can still be opened. Whoever calls this reads protected data and
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

    /**
     * The events after a place, newest first, without old and new values.
     *
     * @param filter whose {@code user} is an id; see {@link #person}
     * @param after null for the first page
     * @param limit how many at most
     */
    public List<RecordedEvent> page(TenantId tenant, Reach reach, EventFilter filter, EventKey after, int limit) {
        Query query = Conditions.of(tenant, reach, filter).after(after).query(em, EventRow.LISTED, limit);
        return recorded(tenant, rows(query).toList());
    }

    /** The newest events but those about one noun, without old and new values. */
    public List<RecordedEvent> latest(TenantId tenant, Reach reach, String exceptEntity, int limit) {
        Query query = Conditions.of(tenant, reach, EventFilter.NONE)
                .notAbout(exceptEntity)
                .query(em, EventRow.LISTED, limit);
        return recorded(tenant, rows(query).toList());
    }

    /** One event with all that it holds; empty when there is none, or out of reach. */
    public Optional<RecordedEvent> find(TenantId tenant, Reach reach, UUID id) {
        Query query = Conditions.of(tenant, reach, EventFilter.NONE).ofEvent(id).query(em, EventRow.WHOLE, 1);
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
                        SELECT p.event_id, p.field, p.subject_id, p.ciphertext, k.wrapped_key
                        FROM audit_personal p
                        JOIN audit_subject_keys k ON k.tenant_id = p.tenant_id AND k.subject_id = p.subject_id
                        WHERE p.tenant_id = ?1 AND p.event_id = ANY (CAST(?2 AS uuid[]))""").setParameter(1, tenant.value()).setParameter(2, Conditions.array(events)))
                .forEach(row -> {
                    var sealed =
                            new AuditPersonal(tenant, (UUID) row[0], (String) row[1], (UUID) row[2], (byte[]) row[3]);
                    SubjectKey key = keys.unwrapped(tenant, sealed.subject(), (String) row[4]);
                    values.computeIfAbsent(sealed.event(), e -> new HashMap<>()).put(sealed.field(), sealed.open(key));
                });
        return values;
    }

    private static Stream<Object[]> rows(Query query) {
        return ((List<?>) query.getResultList()).stream().map(Object[].class::cast);
    }
}
