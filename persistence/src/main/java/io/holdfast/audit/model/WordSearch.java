package io.holdfast.audit.model;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.shared.id.TenantId;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A search by words and everything else, through the door {@code search_audit_log}: the operators of text search cannot use an
 * index under the policies. The door says where the events stand; they are read under the policies like all others.
 */
final class WordSearch {
    private static final String DOOR = """
            search_audit_log(CAST(?1 AS text), CAST(?2 AS jsonb), CAST(?3 AS uuid[]), CAST(?4 AS timestamptz),
              CAST(?5 AS timestamptz), CAST(?6 AS timestamptz), CAST(?7 AS uuid), CAST(?8 AS boolean), ?9)""";

    private final EventSearch search;
    private final String address;

    /** @param address the search value of the address asked for, 64 hex digits; null when none is */
    WordSearch(EventSearch search, String address) {
        this.search = search;
        this.address = address;
    }

    /** @param select ends with {@code FROM audit_log l} */
    Query query(EntityManager em, TenantId tenant, String select, EventKey after, int limit) {
        String direction = search.order().direction();
        Query query = em.createNativeQuery(
                select + " JOIN " + DOOR + " f ON f.id = l.id AND f.\"timestamp\" = l.\"timestamp\""
                        + " WHERE l.tenant_id = ?10 ORDER BY l.\"timestamp\" " + direction + ", l.id " + direction);
        return asked(query, after, limit).setParameter(10, tenant.value());
    }

    /** How many fit, counted up to a limit. */
    Query count(EntityManager em, int limit) {
        return asked(em.createNativeQuery("SELECT count(*) FROM " + DOOR + " f"), null, limit);
    }

    private Query asked(Query query, EventKey after, int limit) {
        EventFilter filter = search.filter();
        return query.setParameter(1, filter.text())
                .setParameter(2, fields(filter))
                .setParameter(
                        3,
                        search.reach().everywhere()
                                ? null
                                : Conditions.array(search.reach().locations()))
                .setParameter(4, text(filter.from()))
                .setParameter(5, text(filter.to()))
                .setParameter(6, after == null ? null : text(after.time()))
                .setParameter(7, after == null ? null : after.id().toString())
                .setParameter(8, search.order() == EventOrder.OLDEST_FIRST)
                .setParameter(9, limit);
    }

    private String fields(EventFilter filter) {
        JsonObjectBuilder fields = JSON.createObjectBuilder();
        put(fields, "user", filter.user());
        put(fields, "action", filter.action());
        put(fields, "entity", filter.entity());
        put(fields, "entityId", filter.entityId());
        put(fields, "category", filter.category());
        put(fields, "outcome", filter.outcome());
        put(fields, "risk", filter.risk());
        put(fields, "session", filter.session());
        put(fields, "requestId", filter.requestId());
        put(fields, "location", filter.location());
        put(fields, "address", address);
        return fields.build().toString();
    }

    private static void put(JsonObjectBuilder fields, String name, Object value) {
        if (value != null) {
            fields.add(name, value.toString());
        }
    }

    private static String text(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC).toString();
    }
}
