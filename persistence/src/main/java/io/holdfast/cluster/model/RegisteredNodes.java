package io.holdfast.cluster.model;

import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The register in a transaction of the pool: to look at, and to give orders. */
@ApplicationScoped
public class RegisteredNodes {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** Every node that gave a sign of life within the last day, by name. Never null. */
    public List<RegisteredNode> all() {
        List<?> rows = em.createNativeQuery("""
                        select id, name, url, version, state, started_at, heartbeat_at, read_at, grid_members, line_pid,
                               coalesce(cast(data ->> 'line' as bigint), 0),
                               coalesce(not line_is_held(cast(data ->> 'line' as bigint)), false), cast(data as text)
                        from cluster_nodes_now()
                        """).getResultList();
        return rows.stream().map(row -> node((Object[]) row)).toList();
    }

    /** Orders a node to drain; answers its name, or nothing when no such node has not stopped yet. */
    public Optional<String> drain(UUID id) {
        return Optional.ofNullable((String) em.createNativeQuery("select drain_node(?1)")
                .setParameter(1, id)
                .getSingleResult());
    }

    private static RegisteredNode node(Object[] row) {
        return new RegisteredNode(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                NodeState.valueOf((String) row[4]),
                Columns.instant(row[5]),
                Columns.instant(row[6]),
                Columns.instant(row[7]),
                ((Number) row[8]).intValue(),
                ((Number) row[9]).intValue(),
                ((Number) row[10]).longValue(),
                (Boolean) row[11],
                (String) row[12]);
    }
}
