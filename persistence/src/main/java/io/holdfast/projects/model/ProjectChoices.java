package io.holdfast.projects.model;

import static java.util.stream.Collectors.joining;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.paging.Choices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** By what the mirrored projects of a scope can be narrowed. */
@ApplicationScoped
public class ProjectChoices {
    private static final String SELECT = """
            SELECT DISTINCT p.status, a.id, a.name
            FROM projects_cache p
            LEFT JOIN accounts a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
            WHERE p.tenant_id = ?1 AND p.gone_at IS NULL""";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** Those that occur in the scope, and no others: what a reader may not see gives no choice either. */
    public Choices of(TenantId tenant, ProjectScope scope) {
        if (scope.isEmpty()) {
            return Choices.of(List.of());
        }
        Query query = em.createNativeQuery(SELECT + (scope.all() ? "" : Projects.IN_SCOPE))
                .setParameter(1, tenant.value());
        if (!scope.all()) {
            query.setParameter(2, array(scope.accounts())).setParameter(3, array(scope.projects()));
        }
        return Choices.of(((List<?>) query.getResultList())
                .stream().map(Object[].class::cast).toList());
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(joining(",", "{", "}"));
    }
}
