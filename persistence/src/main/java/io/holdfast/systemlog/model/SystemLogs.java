package io.holdfast.systemlog.model;

import io.holdfast.shared.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The system log of a tenant. */
@ApplicationScoped
public class SystemLogs {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** Adds what a node logged. */
    public void add(TenantId tenant, List<LoggedProblem> problems, String node) {
        problems.forEach(problem -> em.persist(SystemLogEntry.of(tenant, problem, node)));
        em.flush();
        em.clear();
    }

    /** Where a page begins: behind the entry of this time and id. */
    public record Place(Instant time, UUID id) {}

    /**
     * The entries that fit, newest first.
     *
     * @param after null for the first page
     */
    public List<SystemLogEntry> page(TenantId tenant, SystemLogFilter filter, Place after, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        var where = new StringBuilder("SELECT e FROM SystemLogEntry e WHERE e.tenantId = :tenant");
        values.put("tenant", tenant.value());
        and(
                where,
                values,
                " AND e.level = :level",
                "level",
                filter.level() == null ? null : filter.level().name());
        // A range and no LIKE: the index serves it under the policies.
        and(where, values, " AND e.logger >= :logger", "logger", filter.logger());
        and(where, values, " AND e.logger < :loggerEnd", "loggerEnd", behind(filter.logger()));
        and(where, values, " AND e.requestId = :request", "request", filter.requestId());
        and(where, values, " AND e.node = :node", "node", filter.node());
        and(where, values, " AND e.time >= :from", "from", filter.from());
        and(where, values, " AND e.time < :to", "to", filter.to());
        and(
                where,
                values,
                " AND (LOCATE(:text, LOWER(e.message)) > 0 OR LOCATE(:text, LOWER(e.exception)) > 0)",
                "text",
                filter.text() == null ? null : filter.text().toLowerCase(Locale.ROOT));
        if (after != null) {
            where.append(" AND (e.time < :time OR (e.time = :time AND e.id < :id))");
            values.put("time", after.time());
            values.put("id", after.id());
        }
        TypedQuery<SystemLogEntry> query =
                em.createQuery(where.append(" ORDER BY e.time DESC, e.id DESC").toString(), SystemLogEntry.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    private static void and(
            StringBuilder where, Map<String, Object> values, String condition, String name, Object value) {
        if (value != null) {
            where.append(condition);
            values.put(name, value);
        }
    }

    /** The first text that does not begin so, in the order of the database. */
    private static String behind(String beginning) {
        return beginning == null ? null : beginning + '\uFFFF';
    }
}
