package io.holdfast.projects.model;

import static java.util.stream.Collectors.joining;

import io.holdfast.shared.search.SearchFrom;
import io.holdfast.shared.search.SearchHit;
import io.holdfast.shared.search.SearchRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Finds mirrored projects by the words of their names, through the door {@code search_projects}. */
@ApplicationScoped
public class ProjectSearch {
    public static final String TYPE = "project";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * The projects of the entered tenant, in a scope, in whose names each word of the text begins a word; the best first.
     *
     * @param limit how many at most
     */
    public List<SearchHit> find(ProjectScope scope, String text, SearchFrom from, int limit) {
        if (scope.isEmpty()) {
            return List.of();
        }
        return SearchRows.of(
                TYPE,
                em.createNativeQuery("""
                        SELECT id, rank, title, account_name, status FROM search_projects(CAST(?1 AS text), CAST(?2 AS boolean),
                          CAST(?3 AS uuid[]), CAST(?4 AS uuid[]), ?5, CAST(?6 AS text), CAST(?7 AS uuid), ?8)""")
                        .setParameter(1, text)
                        .setParameter(2, scope.all())
                        .setParameter(3, array(scope.accounts()))
                        .setParameter(4, array(scope.projects()))
                        .setParameter(5, from.rank())
                        .setParameter(6, from.title())
                        .setParameter(7, from.id() == null ? null : from.id().toString())
                        .setParameter(8, limit));
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(joining(",", "{", "}"));
    }
}
