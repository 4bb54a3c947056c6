package io.holdfast.projects.usecase;

import io.holdfast.projects.model.ProjectSearch;
import io.holdfast.search.usecase.Finder;
import io.holdfast.shared.search.SearchFrom;
import io.holdfast.shared.search.SearchHit;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Lets projects be found by those who may list them. */
@ApplicationScoped
@Collaborator
public class ProjectFinder implements Finder {
    @Inject
    ProjectSearch search;

    @Inject
    CallerContext context;

    @Override
    public String type() {
        return ProjectSearch.TYPE;
    }

    @Override
    public List<SearchHit> find(String text, SearchFrom from, int limit) {
        return search.find(ProjectScopes.of(context.caller()), text, from, limit);
    }
}
