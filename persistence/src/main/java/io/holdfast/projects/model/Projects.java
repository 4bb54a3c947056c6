package io.holdfast.projects.model;

import static io.holdfast.shared.json.SharedJson.JSON;
import static java.util.stream.Collectors.joining;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.ProjectId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The mirror of Zoho's projects. SQL rather than mapped entities: rows are replaced by whole listings and read as values, so
 * there is no state for an entity to guard.
 */
@ApplicationScoped
public class Projects {
    private static final String SELECT = """
            SELECT p.id, p.name, p.status, p.progress_percentage, p.account_id, a.name AS account_name,
                   CAST(p.milestone_json AS text), CAST(p.timeline_json AS text), CAST(p.budget_info AS text), p.last_synced
            FROM projects_cache p
            LEFT JOIN accounts a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
            WHERE p.tenant_id = ?1 AND p.gone_at IS NULL""";
    static final String IN_SCOPE = " AND (p.account_id = ANY (CAST(?2 AS uuid[])) OR p.id = ANY (CAST(?3 AS uuid[])))";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * Takes over a complete listing in two statements: adds and renews what it holds, and marks as gone what it no longer
     * holds. Never call it with a listing that was cut short.
     *
     * @param readAt when the listing began, by the database's clock; later than that of the listing before
     */
    public void replaceAll(TenantId tenant, Collection<ListedProject> listing, Instant readAt) {
        if (!listing.isEmpty()) {
            upsert(tenant, listing, readAt);
        }
        em.createNativeQuery("""
                UPDATE projects_cache SET gone_at = ?1, updated_at = now()
                WHERE tenant_id = ?2 AND gone_at IS NULL AND last_synced < ?1""")
                .setParameter(1, time(readAt))
                .setParameter(2, tenant.value())
                .executeUpdate();
    }

    /**
     * The projects in a scope that pass a filter, after a place, by name and then id.
     *
     * @param after null for the first page
     * @param limit how many at most
     */
    public List<MirroredProject> page(
            TenantId tenant, ProjectScope scope, ProjectFilter filter, PageKey after, int limit) {
        if (scope.isEmpty()) {
            return List.of();
        }
        String sql = SELECT
                + (scope.all() ? "" : IN_SCOPE)
                + (after == null ? "" : " AND (p.name, p.id) > (?4, ?5)")
                + (filter.status() == null ? "" : " AND p.status = ?7")
                + (filter.account() == null ? "" : " AND p.account_id = ?8")
                + " ORDER BY p.name, p.id LIMIT ?6";
        Query query = scoped(sql, tenant, scope).setParameter(6, limit);
        if (after != null) {
            query.setParameter(4, after.name()).setParameter(5, after.id());
        }
        if (filter.status() != null) {
            query.setParameter(7, filter.status());
        }
        if (filter.account() != null) {
            query.setParameter(8, filter.account().value());
        }
        return rows(query).map(Projects::project).toList();
    }

    /** The project, unless it is outside the scope, gone, another tenant's or none at all. */
    public Optional<MirroredProject> find(TenantId tenant, ProjectScope scope, ProjectId id) {
        if (scope.isEmpty()) {
            return Optional.empty();
        }
        Query query = scoped(SELECT + (scope.all() ? "" : IN_SCOPE) + " AND p.id = ?4", tenant, scope)
                .setParameter(4, id.value());
        return rows(query).map(Projects::project).findFirst();
    }

    private void upsert(TenantId tenant, Collection<ListedProject> listing, Instant readAt) {
        var rows = JSON.createArrayBuilder();
        for (ListedProject project : listing) {
            var row = JSON.createObjectBuilder()
                    .add("id", Uuids.next().toString())
                    .add("zoho_project_id", project.sourceId())
                    .add("name", project.name())
                    .add("status", project.status())
                    .add("progress", project.progressPercentage())
                    .add("milestones", ProjectDocuments.milestones(project.milestones()))
                    .add("timeline", ProjectDocuments.timeline(project.timeline()))
                    .add("budget", ProjectDocuments.budget(project.budget()));
            if (project.sourceAccountId() != null) {
                row.add("zoho_account_id", project.sourceAccountId());
            }
            rows.add(row);
        }
        em.createNativeQuery("""
                INSERT INTO projects_cache AS p (tenant_id, id, zoho_project_id, account_id, name, status,
                  progress_percentage, milestone_json, timeline_json, budget_info, last_synced)
                SELECT CAST(?1 AS uuid), r.id, r.zoho_project_id, a.id, r.name, r.status,
                       r.progress, r.milestones, r.timeline, r.budget, CAST(?2 AS timestamptz)
                FROM jsonb_to_recordset(CAST(?3 AS jsonb)) AS r (id uuid, zoho_project_id text, zoho_account_id text,
                  name text, status text, progress integer, milestones jsonb, timeline jsonb, budget jsonb)
                LEFT JOIN accounts a ON a.tenant_id = CAST(?1 AS uuid) AND a.zoho_account_id = r.zoho_account_id
                ON CONFLICT (tenant_id, zoho_project_id) DO UPDATE SET
                  account_id = excluded.account_id, name = excluded.name, status = excluded.status,
                  progress_percentage = excluded.progress_percentage, milestone_json = excluded.milestone_json,
                  timeline_json = excluded.timeline_json, budget_info = excluded.budget_info,
                  last_synced = excluded.last_synced, gone_at = NULL, updated_at = now()""")
                .setParameter(1, tenant.value())
                .setParameter(2, time(readAt))
                .setParameter(3, rows.build().toString())
                .executeUpdate();
    }

    private Query scoped(String sql, TenantId tenant, ProjectScope scope) {
        Query query = em.createNativeQuery(sql).setParameter(1, tenant.value());
        if (!scope.all()) {
            query.setParameter(2, array(scope.accounts())).setParameter(3, array(scope.projects()));
        }
        return query;
    }

    private static Stream<Object[]> rows(Query query) {
        return ((List<?>) query.getResultList()).stream().map(Object[].class::cast);
    }

    private static MirroredProject project(Object[] row) {
        return new MirroredProject(
                new ProjectId((UUID) row[0]),
                (String) row[1],
                (String) row[2],
                ((Number) row[3]).intValue(),
                row[4] == null ? null : new AccountId((UUID) row[4]),
                (String) row[5],
                ProjectDocuments.milestones((String) row[6]),
                ProjectDocuments.timeline((String) row[7]),
                ProjectDocuments.budget((String) row[8]),
                Columns.instant(row[9]));
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(joining(",", "{", "}"));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
