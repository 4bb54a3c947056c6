package io.holdfast.audit.model;

import static java.util.stream.Collectors.joining;

import io.holdfast.audit.model.EventFilter.Reach;
import io.holdfast.shared.id.TenantId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The WHERE clause of a search by everything but words, with the values that belong to it. Values travel as parameters, never in
 * the text.
 */
final class Conditions {
    private static final String FROM_ADDRESS =
            " JOIN audit_personal p ON p.tenant_id = l.tenant_id AND p.event_id = l.id"
                    + " AND p.event_time = l.\"timestamp\"";

    private final StringBuilder sql = new StringBuilder(512);
    private final List<Object> values = new ArrayList<>();
    private final EventOrder order;
    private String join = "";

    private Conditions(EventOrder order) {
        this.order = order;
    }

    static Conditions of(TenantId tenant, EventSearch search) {
        Reach reach = search.reach();
        EventFilter filter = search.filter();
        var conditions = new Conditions(search.order());
        conditions.and("l.tenant_id = ?", tenant.value());
        if (!reach.everywhere()) {
            conditions.and("l.location_id = ANY (CAST(? AS uuid[]))", array(reach.locations()));
        }
        conditions.and("l.user_id = CAST(? AS uuid)", filter.user());
        conditions.and("l.action = ?", filter.action());
        conditions.and("l.entity = ?", filter.entity());
        conditions.and("l.entity_id = ?", filter.entityId());
        conditions.and(
                "l.category = ?",
                filter.category() == null ? null : filter.category().name());
        conditions.andWord("l.risk", filter.risk());
        conditions.and("l.session_id = ?", filter.session());
        conditions.and("l.request_id = ?", filter.requestId());
        conditions.and("l.location_id = ?", filter.location());
        conditions.and(
                "l.\"timestamp\" >= ?",
                filter.from() == null ? null : filter.from().atOffset(ZoneOffset.UTC));
        conditions.and(
                "l.\"timestamp\" < ?", filter.to() == null ? null : filter.to().atOffset(ZoneOffset.UTC));
        conditions.andWord("l.outcome", filter.outcome());
        return conditions;
    }

    /** Done from the address with this search value, 64 hex digits; null asks for nothing. */
    Conditions from(String address) {
        if (address != null) {
            join = FROM_ADDRESS;
            and("p.tenant_id = l.tenant_id AND p.field = 'ip_address' AND p.search_hmac = decode(?, 'hex')", address);
        }
        return this;
    }

    Conditions after(EventKey place) {
        if (place != null) {
            int first = values.size() + 1;
            sql.append(" AND (l.\"timestamp\", l.id) ")
                    .append(order.behind())
                    .append(" (CAST(?")
                    .append(first)
                    .append(" AS timestamptz), CAST(?");
            sql.append(first + 1).append(" AS uuid))");
            values.add(place.time().atOffset(ZoneOffset.UTC));
            values.add(place.id());
        }
        return this;
    }

    Conditions ofEvent(UUID id) {
        return and("l.id = ?", id);
    }

    /** An event of no object is not about that one either. */
    Conditions notAbout(String entity) {
        return and("l.entity IS DISTINCT FROM ?", entity);
    }

    /** A null value asks for nothing. */
    private Conditions and(String condition, Object value) {
        if (value != null) {
            values.add(value);
            sql.append(sql.length() == 0 ? " WHERE " : " AND ").append(condition.replace("?", "?" + values.size()));
        }
        return this;
    }

    /** Written out, and safe because it is a constant of ours: a partial index serves no parameter. */
    private void andWord(String column, Enum<?> word) {
        if (word != null) {
            sql.append(" AND ")
                    .append(column)
                    .append(" = '")
                    .append(word.name())
                    .append('\'');
        }
    }

    Query query(EntityManager em, String select, int limit) {
        int last = values.size() + 1;
        Query query = em.createNativeQuery(select + join + sql + " ORDER BY l.\"timestamp\" " + order.direction()
                + ", l.id " + order.direction() + " LIMIT ?" + last);
        return filled(query).setParameter(last, limit);
    }

    /** How many fit, counted up to a limit. */
    Query count(EntityManager em, int limit) {
        int last = values.size() + 1;
        Query query = em.createNativeQuery(
                "SELECT count(*) FROM (SELECT 1 FROM audit_log l" + join + sql + " LIMIT ?" + last + ") f");
        return filled(query).setParameter(last, limit);
    }

    private Query filled(Query query) {
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }

    static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(joining(",", "{", "}"));
    }
}
